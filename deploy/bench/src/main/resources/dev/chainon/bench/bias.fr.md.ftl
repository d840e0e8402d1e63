<#assign names = {"none": "aucune correction", "reweighing": "repondération de l’apprentissage", "thresholds": "un seuil par groupe", "calibration": "une calibration par groupe"}>
<#assign groupings = {"hour": "l’heure de départ", "size": "le trafic de l’origine", "region": "l’heure locale de l’origine", "distance": "la distance"}>
<#function bars of><#local all = []><#list details.corrections as name, c><#local all = all + [{"label": names[name], "low": c[of].low, "value": c[of].value, "high": c[of].high}]></#list><#return all></#function>
<#function three x><#return x?string["0.000"]></#function>
<#function signed x><#return x?string["+0.0000;-0.0000"]></#function>
<#function cost x><#return x?string["+0.0;-0.0"]></#function>
<#assign none = details.corrections.none>
<#assign best = "none">
<#list details.corrections as name, c><#if c.gap.value lt details.corrections[best].gap.value><#assign best = name></#if></#list>
# Les biais, et ce que coûte leur correction

[English](bias.md)

Page tirée de `bench/results/bias.json` ; aucun nombre n’y est tapé à la main. Commande : `${command}`. Mesuré le ${started[0..9]} en ${seconds?round} s sur ${machine}.

## La question

À un seuil unique, le modèle trouve-t-il aussi bien les retards de chacun ? Sinon, que coûte de l’y contraindre ? Le rappel est la part des retards signalés ; l’écart, celui du groupe le mieux servi moins celui du moins bien servi.

## Le biais trouvé

| groupes selon | écart de rappel | intervalle à 95 % |
|---|---:|---|
<#list details.gaps as key, gap>
| ${groupings[key]!key} | ${three(gap.value)} | ${three(gap.low)} à ${three(gap.high)} |
</#list>

Le plus grand écart est celui selon **${groupings[details.grouping]!details.grouping}** ; c’est lui que les corrections visent.

## Trois corrections et leur prix

Apprentissage : ${details.train} lignes réparties sur janvier à avril ; jugement sur les ${details.validation} lignes de mai ; juin reste scellé. Seuils et calibrations sont choisis sur un jour de mai sur deux et appliqués aux autres jours, puis l’inverse : aucune ligne n’est jugée par ce qu’elle a servi à choisir. Une fausse alerte coûte ${details.falseWarning}, une alerte manquée ${details.missedWarning} (hypothèse). Les intervalles viennent de ${details.resamples} rééchantillonnages des jours de mai, appariés. L’écart est un plus grand moins un plus petit : un rééchantillonnage l’agrandit toujours un peu, et son intervalle peut se trouver au-dessus de lui quand il est presque nul.

| correction | écart de rappel | intervalle à 95 % | AUC | changement d’AUC | perte log. | coût de mille vols, changement |
|---|---:|---|---:|---|---:|---|
<#list details.corrections as name, c>
| ${names[name]} | ${three(c.gap.value)} | ${three(c.gap.low)} à ${three(c.gap.high)} | ${c.auc?string["0.0000"]} | <#if name == "none">–<#else>${signed(c.aucChange.low)} à ${signed(c.aucChange.high)}</#if> | ${c.logloss?string["0.0000"]} | <#if name == "none">–<#else>${cost(c.costChange.value)} (${cost(c.costChange.low)} à ${cost(c.costChange.high)})</#if> |
</#list>

${intervals("gap", "Écart de rappel sous chaque correction, avec son intervalle à 95 %", bars("gap"))}

${intervals("cost", "Changement du coût de mille vols, avec son intervalle à 95 %", bars("costChange"))}

### Par groupe

| correction | groupe | part de retards | rappel | fausses alertes | probabilité annoncée moins observée |
|---|---|---:|---:|---:|---:|
<#list details.corrections as name, c>
<#list c.groups as group, g>
| ${names[name]} | ${group} | ${three(g.baseRate)} | ${three(g.recall.value)} | ${three(g.falseAlarms.value)} | ${g.bias.value?string["+0.000;-0.000"]} |
</#list>
</#list>

## Ce qu’elle décide

<#if best == "none">
Aucune correction ne réduit l’écart : le seuil unique reste.
<#else>
L’écart le plus petit est atteint par **${names[best]}** : de ${three(none.gap.value)} à ${three(details.corrections[best].gap.value)}. <#if details.corrections[best].costChange.low gt 0>Elle renchérit les décisions, sans doute possible<#elseif details.corrections[best].costChange.high lt 0>Elle rend les décisions moins chères<#else>Son effet sur le coût n’est pas établi</#if>, et elle change les fausses alertes des groupes comme le tableau le montre.
</#if>

À taux de retard inégaux, rappel égal, calibration par groupe et fausses alertes égales ne peuvent tenir ensemble : choisir revient à ceux qui sont concernés. Le modèle en service garde le seuil unique et des probabilités calibrées ; sa fiche montre le rappel par groupe.

## Ce qu’elle ne dit pas

Une seule graine, un seul mois de jugement. Repondérer s’est fait en retirant des lignes au sort selon leurs poids, non en pondérant la perte.
