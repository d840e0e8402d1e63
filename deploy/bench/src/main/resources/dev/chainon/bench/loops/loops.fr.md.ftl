<#assign names = {"loop": "boucle", "lambdas": "lambdas", "mapReduce": "map-reduce"}>
<#assign sizes = []>
<#list details.points as p><#if !sizes?seq_contains(p.rows)><#assign sizes += [p.rows]></#if></#list>
<#assign sizes = sizes?sort>
<#-- A way is the fastest only where its interval lies below those of all others; an error of -1 is one that could not be told. -->
<#function best n><#return details.points?filter(p -> p.rows == n)?sort_by("milliseconds")?first></#function>
<#function decided n><#local b = best(n)><#return b.error gte 0 && details.points?filter(p -> p.rows == n && p.way != b.way && (p.error lt 0 || p.milliseconds - p.error lte b.milliseconds + b.error))?size == 0></#function>
<#function of way n><#return details.points?filter(p -> p.rows == n && p.way == way)?first></#function>
<#function cell way n><#local p = of(way, n)><#return p.milliseconds + " ± " + (p.error gte 0)?then(p.error, "?")></#function>
# Boucle, lambdas, map-reduce : où chacun gagne

*[In English](loops.md). Page faite à partir de `bench/results/loops.json`, mesuré le ${started[0..9]} par `${command}` (${machine}) ; rien n’y est tapé à la main.*

## La question

Chaque jour, Chaînon compte les arrivées et les retards par ligne et par créneau de cinq minutes ; ces comptes entiers sont la mémoire de ses caractéristiques. Cette boucle s’écrit de trois façons :

- **boucle** : un `for`, un fil d’exécution ;
- **lambdas** : un flux parallèle de Java, `parallelStream().collect(groupingBy(…))` ;
- **map-reduce** : Spark compte par partition (*map*), puis additionne les comptes d’un même jour (*reduce*).

Les trois donnent les mêmes entiers, ligne pour ligne : un test l’exige. Reste à savoir laquelle prendre.

## La mesure

Les arrivées du jeu de données, déjà en mémoire ; JMH, une JVM neuve par couple façon et taille, ${details.cores} cœurs. Temps moyen en millisecondes, et demi-intervalle de confiance à 99,9 % (${details.iterations} mesures) :

| lignes | boucle | lambdas | map-reduce | le plus rapide |
|---:|---:|---:|---:|---|
<#list sizes as n>
| ${n} | ${cell("loop", n)} | ${cell("lambdas", n)} | ${cell("mapReduce", n)} | <#if decided(n)>**${names[best(n).way]}**<#else>indécis</#if> |
</#list>

<#assign drawn = []>
<#list ["loop", "lambdas", "mapReduce"] as way><#list sizes as n><#assign drawn += [{"line": names[way], "x": n, "y": of(way, n).milliseconds}]></#list></#list>
${plot("time", "Temps d’une agrégation selon le nombre de lignes", "lignes", "millisecondes", drawn)}

## Où chacun gagne

Une façon est dite la plus rapide là seulement où son intervalle de confiance est tout entier sous ceux des deux autres.

<#list sizes as n>
- ${n} lignes : <#if decided(n)>**${names[best(n).way]}**<#else>**indécis** : les intervalles se recouvrent</#if>.
</#list>

Chaînon emploie la boucle simple là où une journée arrive événement par événement (le compteur du moteur), et map-reduce là où l’histoire entière se lit dans des fichiers, dont les partitions peuvent partir sur d’autres machines. Ce second choix tient à la lecture et à la répartition, que cette mesure ne comprend pas.

## Ce que la mesure ne dit pas

Elle a ${details.cores} cœurs et une seule machine : aucun gain d’un *cluster* ne peut s’y voir, seul son prix. Les données sont en mémoire : la lecture n’est pas comptée.
