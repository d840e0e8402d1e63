<#-- Less than a tenth apart, after one measured run of each, says nothing. -->
<#assign ratio = figures["elt.ratio"]>
<#assign apart = ratio gt 1.1 || ratio lt 0.9>
# ETL ou ELT ?

[English](elt.md)

Page tirée de `bench/results/elt.json` ; aucun nombre n’y est tapé à la main. Commande : `${command}`. Mesuré le ${started[0..9]} en ${seconds?round} s sur ${machine}. Tout tourne sur une seule machine, qui peut être partagée : les temps se comparent entre eux, dans cette exécution ; ils ne valent pas dans l’absolu.

## La question

L’historique doit finir, réparé et résumé par aéroport et par jour, dans une table de l’arrière-guichet. Deux chemins y mènent :

- **ETL**, transformer avant le magasin : Spark lit le fichier, le Java du cas d’usage applique les règles du contrat à chaque ligne, et seul le résumé est écrit.
- **ELT**, transformer dans le magasin : les lignes sont d’abord écrites telles quelles, puis une requête SQL applique les mêmes règles dans le magasin.

Les deux tables sont comparées ligne à ligne avant toute mesure : une seule ligne d’écart, et l’étude échoue. Ici, ${figures["elt.rows"]} lignes, toutes égales.

## La mesure

Chaque chemin tourne une première fois sans être mesuré, puis une fois mesurée.

| chemin | secondes |
|---|---:|
| ETL, en Java avant le magasin | ${figures["etl.seconds"]} |
| ELT, dépôt des lignes telles quelles | ${figures["elt.seconds.landing"]} |
| ELT, requête SQL dans le magasin | ${figures["elt.seconds.sql"]} |
| ELT en tout | ${figures["elt.seconds"]} |
| rapport ELT / ETL | ${ratio} |

${chart("seconds", "Le même résumé par les deux chemins", "secondes", {"ETL": figures["etl.seconds"], "ELT, dépôt": figures["elt.seconds.landing"], "ELT, requête": figures["elt.seconds.sql"], "ELT en tout": figures["elt.seconds"]})}

## Ce qu’elle décide

<#if apart>
Le plus rapide ici : **<#if ratio gt 1>ETL<#else>ELT</#if>**.
<#else>
**Indécis** : moins d’un dixième d’écart, sur une mesure de chaque.
</#if>

| | ETL | ELT |
|---|---|---|
| les règles | un seul code, celui du flux : les deux vitesses ne peuvent pas diverger | écrites une seconde fois, en SQL ; un test tient les deux égales |
| les lignes refusées | gardées avec la règle et la raison | absentes du résultat ; les lignes brutes restent au magasin |
| changer d’avis | relire le fichier | une requête de plus sur ce qui est déjà déposé |
| la place | le résumé seul | les lignes brutes en plus |

Chaînon charge l’historique par ETL, pour la première ligne du tableau, et dépose aussi les lignes brutes, pour la troisième.

## Ce qu’elle ne dit pas

Une seule mesure de chaque chemin, l’ETL d’abord, sur une machine : un magasin réparti, dont le moteur SQL a ses propres machines, donnerait à l’ELT un avantage qui ne se voit pas ici.
