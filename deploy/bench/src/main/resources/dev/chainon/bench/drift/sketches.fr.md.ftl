# Que coûte la supervision de mille colonnes ?

[English](sketches.md)

Page tirée de `bench/results/sketches.json` ; aucun nombre n’y est tapé à la main. Commande : `${command}`. Mesuré le ${started[0..9]} en ${seconds?round} s sur ${machine}.

## La question

La dérive d’une colonne se lit sur sa distribution. Peut-on suivre toutes les colonnes d’une table large, sans trier ni garder les valeurs ?

## La mesure

Spark parcourt ${figures["sketches.rows"]} lignes de ${figures["sketches.columns"]} colonnes sur ${details.cores} cœurs, en ${details.tasks} tâches. Chaque tâche tient une esquisse de quantiles KLL (Apache DataSketches) par colonne ; les esquisses fusionnent. Les valeurs sont calculées dans la tâche et non lues d’un disque : l’étude mesure l’esquisse, pas le disque. Le plancher somme les mêmes valeurs sans esquisse. Une colonne sur dix est déformée exprès.

| | |
|---|---:|
| temps avec esquisses | ${figures["sketches.seconds"]} s |
| plancher : les mêmes valeurs, sommées | ${figures["sketches.floor.seconds"]} s |
| rapport | ${figures["sketches.ratio.floor"]} |
| par valeur, tous cœurs confondus | ${figures["sketches.ns.per.value"]} ns |
| mémoire d’une colonne, dixième des lignes | ${figures["sketches.bytes.per.column.tenth"]?round} octets |
| mémoire d’une colonne, toutes les lignes | ${figures["sketches.bytes.per.column"]?round} octets |
| plus grande erreur de rang | ${figures["sketches.rank.error.max"]?string["0.0000"]} |
| KS, pire colonne calme | ${figures["sketches.ks.quiet.max"]?string["0.0000"]} |
| KS, moindre colonne déformée (0,25 attendu) | ${figures["sketches.ks.drifted.min"]?string["0.0000"]} |

La mémoire d’une colonne ne suit pas le nombre de lignes : c’est ce qui permet au moniteur de suivre le flux sans Spark.
