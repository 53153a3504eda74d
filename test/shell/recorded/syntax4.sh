echo a
cat <<EOF
body
