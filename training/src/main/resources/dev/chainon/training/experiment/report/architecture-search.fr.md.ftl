<#assign words = {"genetic": "génétique", "random": "au hasard"}>
# Recherche d’architecture : ${details.name}

*[In English](experiment-${details.name}.md). Page faite à partir de `bench/results/experiment-${details.name}.json`, mesuré le ${started[0..9]} par `${command}` (${machine}), commit `${details.commits?join("`, `")}` ; rien n’y est tapé à la main.*
<#if (changed.fr)?has_content>

${changed.fr}
</#if>

## La question

${details.question.fr}

## La méthode

Une recherche génétique (Jenetics : tournois de trois, croisement uniforme, mutation gaussienne, population ${details.population}) et une recherche au hasard dépensent **le même nombre d’entraînements**, ${details.budget} chacune, depuis les mêmes ${details.seeds?size} graines (${details.seeds?map(s -> s?c)?join(", ")}). Données : ${details.rows}. Juin reste scellé.

| réglage | de | à | échelle |
|---|---:|---:|---|
<#list details.factors as f>
| `${f.name}` | ${num(f.low)} | ${num(f.high)} | ${(f.scale == "log")?then("logarithmique", "linéaire")} |
</#list>

La plus petite de ${details.budget} pertes est une perte chanceuse. Le réseau préféré de chaque recherche est donc entraîné une fois de plus, avec une graine qu’elle n’a pas vue : c’est cette perte-là qui est comparée.

## Le résultat

| | génétique | au hasard | écart (génétique − hasard) | intervalle à ${(100 * details.confidence)?string("0")} % | verdict |
|---|---:|---:|---:|---:|---|
<#list [["perte, graine non vue", details.unseen], ["perte vue par la recherche", details.liked]] as row>
| ${row[0]} | ${num(row[1].genetic)} | ${num(row[1].random)} | ${num(row[1].difference)} | [${num(row[1].low)} ; ${num(row[1].high)}] | <#if row[1].decided><#if row[1].difference lt 0>**génétique meilleure**<#else>**hasard meilleur**</#if><#else>**indécis**</#if> |
</#list>

<#if !details.unseen.decided>L’intervalle de l’écart contient zéro : à ce budget, **rien ne montre que la recherche génétique fait mieux que le hasard**, ni le contraire.
<#elseif details.unseen.difference lt 0>La recherche génétique trouve de meilleurs réseaux que le hasard au même budget, au-delà de l’intervalle.
<#else>Le hasard trouve de meilleurs réseaux que la recherche génétique au même budget, au-delà de l’intervalle.
</#if>

${draw("course", 0, "Plus petite perte jusqu’ici, moyenne des graines", "entraînements", "perte logarithmique", "génétique", "au hasard")}

| graine | recherche | couches cachées | autres réglages | perte vue | perte non vue |
|---:|---|---|---|---:|---:|
<#list details.searches as s>
| ${s.seed?c} | ${words[s.strategy]} | ${s.hidden?map(w -> w?c)?join("-")} | <#list details.factors as f><#if s.settings[f.name]??>`${f.name}` ${num(s.settings[f.name])} </#if></#list>| ${num(s.liked)} | ${num(s.unseen)} |
</#list>

## Ce que la recherche ne dit pas

Les réseaux apprennent d’une partie des lignes seulement ; le meilleur y est sans doute plus petit que sur la période entière. ${details.seeds?size} graines ne voient pas un petit écart.
