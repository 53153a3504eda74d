# sed: complaints.
cd /run; echo x >f; t() { sed "$@"; echo "=> $?"; }; t '' f; t 1,2= f; 
