<#function k x><#return x?string["#,##0"]></#function>
<#function d2 x><#return x?string["#,##0.00"]></#function>
<#function d3 x><#return x?string["#,##0.000"]></#function>
<#function e x><#return x?string["0.0E0"]></#function>
<#function signed x><#return x?string["+0.00000;-0.00000"]></#function>
<#function ratio x><#return x?string["0.00"]></#function>
<#function mb x><#return (x / 1000000)?string["#,##0"]></#function>
<#assign trained = details.training?filter(r -> r.figures??) served = details.serving?filter(r -> r.figures??)>
<#assign absent = details.training?filter(r -> r.absent??) + details.serving?filter(r -> r.absent??)>
<#assign firstTrained = trained?first firstServed = served?first>
<#assign sizes = ["1", "16", "256", "4096"]?filter(b -> firstServed.figures["batch." + b + ".mean.us"]??) largest = sizes?last>
<#assign pace = {} calls = {}>
<#list trained as r><#assign pace = pace + {r.id: r.figures["rows.per.second"]}></#list>
<#list served as r><#assign calls = calls + {r.id: r.figures["batch." + largest + ".rows.per.second"]}></#list>
<#assign loops = {"flat": "la boucle sur tableaux plats", "graph": "le fit de DL4J"}>
# Ce qu’apporte chaque puce, et ce qu’elle coûte

[English](chips.md)

Page tirée de `bench/results/chips.json` ; aucun nombre n’y est tapé à la main. Commande : `${command}`. Mesuré le ${started[0..9]} en ${seconds?round} s sur ${details.processor} (${machine}).

## La question

Le même modèle peut être entraîné et servi par plusieurs puces, et par une même puce avec plusieurs réglages : fils, bibliothèques construites pour des instructions plus récentes, autres bibliothèques. Qu’apporte chacun, que coûte-t-il, et où un travail doit-il tourner ?

## La mesure

Chaque réglage est mesuré dans un processus à lui. Tous lisent les mêmes lignes d’entraînement (${details.rows} au plus, réparties de janvier à avril), partent des mêmes premiers paramètres et font les mêmes pas ; les scores sont jugés sur les dernières lignes de mai (${details.judged} au plus). Juin reste scellé. Une passe est jugée, une autre n’est pas comptée, puis ${details.rounds} sont chronométrées ; l’entraînement est mesuré en ${details.tours!1} tournée<#if (details.tours!1) gt 1>s</#if> de tous les réglages, chacun dans un processus neuf : la meilleure passe de toutes, et la pire entre parenthèses. Tout est comparé à la première ligne. Le démarrage est celui d’une bibliothèque, la médiane de tous les processus qui l’ont chargée. Un appel de prédiction est chronométré du tableau dans le tas à la réponse dans le tas.

## Entraîner

${chart("training", "Entraînement", "lignes par seconde", pace)}

| réglage | puce | calcule | fils | bibliothèque | lignes/s, meilleure (pire) | gain | démarrage, s | AUC | changement d’AUC | plus grand écart d’un score |
|---|---|---|---:|---|---:|---:|---:|---:|---:|---:|
<#list trained as r>
| `${r.id}` | ${r.chip} | ${loops[r.what]} | ${r.threads} | ${r.loaded!r.library} | ${k(r.figures["rows.per.second"])} (${k(r.figures["rows.per.second.worst"])}) | ×${ratio(r.figures["rows.per.second"] / firstTrained.figures["rows.per.second"])} | ${d2(r.figures["start.seconds"])} | ${r.figures.auc?string["0.0000"]} | ${signed(r.figures["auc.change"])} | ${e(r.figures.maxdiff)} |
</#list>

La boucle sur tableaux plats ne prend à la bibliothèque que le produit de matrices, donc à OpenBLAS, qui choisit lui-même ses instructions au démarrage : les autres constructions de ND4J n’y changent presque rien. Là où les tableaux vivent sur un GPU, c’est le fit de DL4J qui calcule. Les écarts de scores viennent de sommes faites dans un autre ordre, pas après pas ; ce qu’ils font au modèle est le changement d’AUC.

## Servir

${chart("serving", "Service, " + largest + " lignes par appel", "lignes par seconde", calls)}

| réglage | puce | fils | démarrage, s | une ligne, µs : médiane | 99 % | <#list sizes as b><#if b != "1">lignes/s, ${b} par appel | </#if></#list>gain | changement d’AUC | plus grand écart |
|---|---|---:|---:|---:|---:|<#list sizes as b><#if b != "1">---:|</#if></#list>---:|---:|---:|
<#list served as r>
| `${r.id}` | ${r.chip} | ${r.threads} | ${d2(r.figures["start.seconds"])} | ${d2(r.figures["batch.1.p50.us"])} | ${d2(r.figures["batch.1.p99.us"])} | <#list sizes as b><#if b != "1">${k(r.figures["batch." + b + ".rows.per.second"])} | </#if></#list>×${ratio(r.figures["batch." + largest + ".rows.per.second"] / firstServed.figures["batch." + largest + ".rows.per.second"])} | ${signed(r.figures["auc.change"])} | ${e(r.figures.maxdiff)} |
</#list>

## Ce que coûte le déplacement de la mémoire

Mesuré à part du calcul. À l’entraînement : du tas vers l’endroit où ND4J calcule (à côté d’un processeur la mémoire hors du tas, sur un GPU la sienne) et retour, les entrées d’un lot à la fois, comme chaque boucle les copie : la boucle sur tableaux plats vers des tableaux qu’elle garde, chaque fil les lignes de sa part ; le fit de DL4J vers un tableau fait pour l’occasion. Au service : du tas vers le tenseur ; sur un GPU ou un NPU, la suite du chemin jusqu’à la puce est dans l’appel.

| réglage | aller, Mo/s | retour, Mo/s | une ligne, µs | part de l’entraînement d’une ligne |
|---|---:|---:|---:|---:|
<#list trained as r>
| `${r.id}` | ${mb(r.figures["transfer.to.bytes.per.second"])} | ${mb(r.figures["transfer.from.bytes.per.second"])} | ${d2(r.figures["transfer.one.row.us"])} | ${(100 * r.figures["transfer.to.row.seconds"] * r.figures["rows.per.second"])?string["0.0"]} % |
</#list>

| réglage | <#list sizes as b>${b} ligne<#if b != "1">s</#if>, µs | part de l’appel | </#list>
|---|<#list sizes as b>---:|---:|</#list>
<#list served as r>
| `${r.id}` | <#list sizes as b>${d3(r.figures["batch." + b + ".transfer.us"])} | ${(100 * r.figures["batch." + b + ".transfer.us"] / r.figures["batch." + b + ".mean.us"])?string["0.0"]} % | </#list>
</#list>

## L’énergie

<#if details.energyAbsent == "">
| réglage | joules pour un million de lignes |
|---|---:|
<#list trained as r>
| `${r.id}` | ${d2(r.figures["joules.per.million.rows"])} |
</#list>
<#list served as r>
| `${r.id}`, ${largest} lignes par appel | ${d2(r.figures["batch." + largest + ".joules.per.million.rows"])} |
</#list>

Les compteurs (RAPL) comptent tout ce que fait le processeur, et non un processus.
<#else>
**Non mesurée** : `${details.energyAbsent}`.
</#if>

## Ce qui est absent, et pourquoi

Rien ne tient lieu d’une puce absente : ni chiffre, ni conseil.

| réglage | puce | raison, mot pour mot |
|---|---|---|
<#list absent as r>
| `${r.id}` | ${r.chip} | `${r.absent}` |
</#list>

## Où entraîner, où servir

`./chainon advise` décide par les nombres ci-dessus et par aucun autre. Entraîner prend, pour *n* lignes lues en tout :

*T(n) = démarrage + n · (transfert + calcul)*

Ce qui démarre plus tard et lit plus vite l’emporte à partir du **point mort** : *n\* = (démarrage′ − démarrage) / (ligne − ligne′)*, une ligne étant transfert et calcul ensemble. Sur ${details.cores} cœur<#if details.cores gt 1>s</#if> :

| à partir de tant de lignes lues | finit le premier |
|---:|---|
<#list details.reigns as r>
| ${k(r.fromRows)} | `${r.id}` |
</#list>

Une requête, avec des appels de *b* lignes qui prennent *s* en moyenne, au rythme *λ*, prend :

*(b − 1)/λ + occupation · s / (2 (1 − occupation)) + 99ᵉ centile de l’appel, où occupation = λ s / b*

c’est-à-dire jusqu’à ce que son appel soit plein, derrière les appels qui la précèdent (une file aux appels de durée égale, M/D/1, d’après Pollaczek et Khintchine), puis l’appel. À partir d’une occupation de 1, les requêtes s’entassent sans fin. L’attente est une moyenne : la somme est un guide, qu’un test de charge vérifie. Le service est placé d’abord, sur le moins de fils qui tiennent le délai ; l’entraînement reçoit les cœurs qui restent.

<#list details.advice as a>
### ${k(a.job.rows)} lignes, ${a.job.epochs} passe<#if a.job.epochs gt 1>s</#if> ; ${k(a.job.requestsPerSecond)} requêtes par seconde en ${a.job.latencyMs} ms ; <#if a.job.together>en même temps<#else>l’un après l’autre</#if>

**Servir : <#if a.serve == "">rien de ce qui a été mesuré ne tient le délai<#else>`${a.serve}`</#if>. Entraîner : <#if a.train == "">rien de ce qui a été mesuré n’a de place<#else>`${a.train}`</#if>**, sur ${a.coresForTraining} cœur<#if a.coresForTraining gt 1>s</#if> au plus.

| service | fils | lignes par appel | occupation | remplir, ms | file, ms | transfert, ms | appel, ms | en tout, ms | |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---|
<#list a.serving as t>
| `${t.id}` | ${t.threads} | ${t.batch} | ${(100 * t.busy)?string["0.0"]} % | ${d3(t.fillMs)} | <#if t.queueMs??>${d3(t.queueMs)}<#else>∞</#if> | ${t.transferMs?string["0.0000"]} | ${d3(t.computeMs)} | <#if t.totalMs??>${d3(t.totalMs)}<#else>∞</#if> | <#if t.id == a.serve>**ici**<#elseif !t.inTime>trop tard</#if> |
</#list>

| entraînement | fils | démarrage, s | transfert, s | calcul, s | en tout, s | |
|---|---:|---:|---:|---:|---:|---|
<#list a.training as t>
| `${t.id}` | ${t.threads} | ${d2(t.start)} | ${d2(t.transfer)} | ${d2(t.compute)} | ${d2(t.total)} | <#if t.id == a.train>**ici**<#elseif !t.room>pas de place</#if> |
</#list>

</#list>
## Ce qu’elle ne dit pas

Une machine, un réseau, peu de passes : la distance de la meilleure à la pire passe d’un réglage est du bruit, et une différence moindre entre deux réglages ne dit rien. Le conseiller ne connaît que la meilleure passe. Deux fils sur une machine à deux cœurs disputent celle-ci au système lui-même. Le démarrage est celui d’un processus dont les bibliothèques sont déjà dépliées. Quand l’entraînement et le service partagent une machine, ils en partagent aussi les caches et la mémoire, ce que ces mesures faites une à une ne montrent pas.
