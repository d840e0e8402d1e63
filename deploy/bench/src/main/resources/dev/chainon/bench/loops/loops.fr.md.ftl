<#assign names = {"loop": "boucle", "lambdas": "lambdas", "mapReduce": "map-reduce"}>
<#assign sizes = []>
<#list details.points as p><#if !sizes?seq_contains(p.rows)><#assign sizes += [p.rows]></#if></#list>
<#assign sizes = sizes?sort>
<#function best n><#return details.points?filter(p -> p.rows == n)?sort_by("milliseconds")?first></#function>
<#function of way n><#return details.points?filter(p -> p.rows == n && p.way == way)?first></#function>
<#assign least = sizes?first>
<#assign most = sizes?last>
# Boucle, lambdas, map-reduce : où chacun gagne

*[In English](loops.md). Page faite à partir de `bench/results/loops.json`, mesuré le ${started[0..9]} par `${command}` (${machine}) ; rien n’y est tapé à la main.*

## La question

Chaque jour, Chaînon compte les arrivées et les retards par ligne et par créneau de cinq minutes ; ces comptes entiers sont la mémoire de ses caractéristiques. Cette boucle s’écrit de trois façons :

- **boucle** : un `for`, un fil d’exécution ;
- **lambdas** : un flux parallèle de Java, `parallelStream().collect(groupingBy(…))` ;
- **map-reduce** : Spark compte par partition (*map*), puis additionne les comptes d’un même jour (*reduce*).

Les trois donnent les mêmes entiers, ligne pour ligne : un test l’exige. Reste à savoir laquelle prendre.

## La mesure

Les arrivées du jeu de données, déjà en mémoire ; JMH, une JVM neuve par couple façon et taille, ${details.cores} cœurs. Temps moyen en millisecondes :

| lignes | boucle | lambdas | map-reduce | le plus rapide |
|---:|---:|---:|---:|---|
<#list sizes as n>
| ${n} | ${of("loop", n).milliseconds} | ${of("lambdas", n).milliseconds} | ${of("mapReduce", n).milliseconds} | **${names[best(n).way]}** |
</#list>

<#assign drawn = []>
<#list ["loop", "lambdas", "mapReduce"] as way><#list sizes as n><#assign drawn += [{"line": names[way], "x": n, "y": of(way, n).milliseconds}]></#list></#list>
${plot("time", "Temps d’une agrégation selon le nombre de lignes", "lignes", "millisecondes", drawn)}

## Ce qu’on en retient

À ${least} lignes, map-reduce prend ${of("mapReduce", least).milliseconds / of("loop", least).milliseconds} fois le temps de la boucle : planifier des tâches coûte plus que compter. À ${most} lignes, le rapport est de ${of("mapReduce", most).milliseconds / of("loop", most).milliseconds}, et celui des lambdas à la boucle de ${of("lambdas", most).milliseconds / of("loop", most).milliseconds}.

<#list sizes as n>
- ${n} lignes : **${names[best(n).way]}**<#if best(n).way != "loop">, ${of("loop", n).milliseconds / best(n).milliseconds} fois plus vite que la boucle<#else> ; les deux autres n’apportent rien à cette taille</#if>.
</#list>

Chaînon prend donc la boucle simple là où une seule journée arrive au fil de l’eau (le compteur du moteur), et map-reduce là où l’histoire entière se lit dans des fichiers : la lecture, qui domine alors, se partage avec le calcul, et rien ne change si les partitions partent sur d’autres machines.

## Ce que la mesure ne dit pas

Elle a ${details.cores} cœurs et une seule machine : aucun gain d’un *cluster* ne peut s’y voir, seul son prix. Les données sont en mémoire : la lecture n’est pas comptée.
