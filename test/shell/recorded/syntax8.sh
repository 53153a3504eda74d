while true; do
 echo x
 break
 fi
