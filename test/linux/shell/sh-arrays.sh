# Indexed and associative arrays.
a=(x y z); echo ${a[0]} ${a[-1]} ${a[@]} ${#a[@]} ${!a[@]} ${a} ${#a[1]}
a+=(w); a[7]=q; echo "${a[@]}" "${!a[@]}" ${#a[@]}; unset 'a[1]'; echo "${a[@]}" "${!a[@]}"
echo "${a[@]:1:2}" "${a[@]/x/X}" "${a[*]}"; IFS=-; echo "${a[*]}"; unset IFS
declare -A m=([one]=1 [two]=2); m[three]=3; echo ${m[one]} ${#m[@]} ${m[nosuch]-none}; m[one]+=0; echo ${m[one]}
for k in one two three; do echo -n "$k=${m[$k]} "; done; echo; unset 'm[two]'; echo ${#m[@]}
b=("${a[@]}"); echo ${#b[@]}; c=(); echo ${#c[@]} "${c[@]}" "[${c[*]}]"
declare -p b c; declare -a d=([3]=x [1]=y); declare -p d; d=(1 [5]=2 3); declare -p d
[[ -v a[0] ]]; echo $?; [[ -v a[1] ]]; echo $?; [[ -v m[one] ]]; echo $?
s='1 2 3'; e=($s); f=("$s"); echo ${#e[@]} ${#f[@]}; g=($(echo p q)); echo ${g[1]}
read -r -a h <<<"h1 h2  h3"; echo ${#h[@]} ${h[2]}; i=5; a[i+1]=sum; echo ${a[6]}
declare -A n; n=([k v]=1 ["x y"]=2); echo ${n["k v"]} ${n[x y]}
