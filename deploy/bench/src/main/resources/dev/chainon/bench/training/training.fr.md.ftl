<#macro told part>
*${part.started[0..9]}, `${part.command}`, ${part.machine}, commit `${part.commit}`.*
</#macro>
<#function cell details who batch threads><#local found = details.measured?filter(m -> m.who == who && m.batch == batch && m.threads == threads)?sort_by("pace")><#if found?size == 0><#return "–"></#if><#return found?last.pace?string("#,##0") + " (" + found?first.pace?string("#,##0") + ")"></#function>
<#function goal name key asked most><#local value = parts.quality.figures["training.may." + key]><#return {"name": name, "key": key, "asked": asked, "met": most?then(value lte asked, value gte asked)}></#function>
<#if parts.quality??><#assign goals = [goal("AUC", "auc", 0.894, false), goal("PR-AUC", "prauc", 0.744, false), goal("perte logarithmique", "logloss", 0.265, true), goal("Brier", "brier", 0.0763, true), goal("ECE", "ece", 0.007, true)]></#if>
# À quelle vitesse il apprend

*[In English](training.md). Page faite à partir de `bench/results/training-*.json` ; rien n’y est tapé à la main. Chaque partie a été mesurée pour elle-même, et dit quand.*

## Lignes par seconde, à côté de scikit-learn

<#if parts.speed??>
<#assign figures = parts.speed.figures details = parts.speed.details>
<@told parts.speed/>

Un même réseau pour les deux : 52 entrées, des couches cachées de 128 et 64 unités, une sortie ; Adam ; les ${details.rows} premières lignes du jeu d’entraînement. La boucle de Chaînon lit, encode, propage, rétropropage et fait le pas ; le `MLPClassifier` de scikit-learn trouve ses lignes en mémoire et déjà réduites. Les deux alternent, chacun dans un processus neuf, sur un fil et sur deux ; le meilleur tour est donné, le pire entre parenthèses.

| lot | Chaînon, 1 fil | Chaînon, 2 fils | scikit-learn, 1 fil | scikit-learn, 2 fils |
|---:|---:|---:|---:|---:|
<#list [1024, 4096] as batch>
| ${batch} | ${cell(details, "Chaînon", batch, 1)} | ${cell(details, "Chaînon", batch, 2)} | ${cell(details, "scikit-learn", batch, 1)} | ${cell(details, "scikit-learn", batch, 2)} |
</#list>

<#if figures["training.ratio.sklearn.1024"]??>
Chacun avec le nombre de fils qui lui convient le mieux, Chaînon lit ${figures["training.ratio.sklearn.1024"]} fois autant de lignes par seconde par lots de 1024 et ${figures["training.ratio.sklearn.4096"]} fois autant par lots de 4096 (objectif : au moins 1<#if figures["training.ratio.sklearn.1024"] lt 1 || figures["training.ratio.sklearn.4096"] lt 1>, **non atteint**</#if>).
<#else>
scikit-learn n’a pas été mesuré (${details.peer}).
</#if>
<#else>
Pas encore mesuré : `./chainon bench training -O only=speed`.
</#if>

## Secondes jusqu’à un modèle utile

<#if parts.convergence??>
<#assign figures = parts.convergence.figures details = parts.convergence.details>
<@told parts.convergence/>

Depuis les premiers poids, avec les réglages de la démonstration et un pas qui ne décroît pas, sur toute la période d’entraînement : **${figures["training.seconds.to.auc885"]} s** d’entraînement jusqu’à ce que l’AUC de mai atteigne 0,885 (objectif : au plus 60<#if figures["training.seconds.to.auc885"] gt 60>, **non atteint**</#if> ; cherchée dix fois par époque, on a trouvé ${details.auc?string("0.0000")}). Le processus a tenu au plus ${figures["training.peak.mb"]} Mo, pages du jeu d’entraînement comprises (objectif : au plus 2048<#if figures["training.peak.mb"] gt 2048>, **non atteint**</#if>).
<#else>
Pas encore mesuré : `./chainon bench training -O only=convergence`.
</#if>

## Ce qu’il vaut, sur plusieurs graines

<#if parts.quality??>
<#assign figures = parts.quality.figures details = parts.quality.details>
<@told parts.quality/>

Les réglages de la démonstration, ${details.runs?size} graines (premiers poids, ordre des lignes). Ce qui est demandé est ce que des arbres amplifiés ont atteint sur les mêmes lignes ; juin reste scellé. L’intervalle est la moyenne des intervalles à 95 % des graines, qui rééchantillonnent des jours entiers : il dit ce que pèsent les jours de mai, l’écart-type ce que pèse la graine.

| mesure | moyenne | écart-type entre graines | intervalle sur les jours | demandé | |
|---|---:|---:|---|---:|---|
<#list goals as goal>
| ${goal.name} | ${figures["training.may." + goal.key]?string("0.0000")} | ${figures["training.may." + goal.key + ".deviation"]?string("0.0000")} | ${figures["training.may." + goal.key + ".low"]?string("0.0000")} à ${figures["training.may." + goal.key + ".high"]?string("0.0000")} | ${goal.asked?string("0.####")} | ${goal.met?then("atteint", "**non atteint**")} |
</#list>

Un entraînement prend ${figures["training.may.fit.seconds"]} s sur deux fils et ${figures["training.may.peak.mb"]} Mo ; la forme ONNX s’en écarte d’au plus ${figures["training.may.onnx.maxdiff"]?string("0.0E0")} et répond à une ligne en ${figures["training.may.onnx.row.us"]} µs.
<#else>
Pas encore mesuré : `./chainon bench training -O only=quality`.
</#if>

## Ce qui a été essayé

<#if parts.variants??>
<@told parts.variants/>

Une graine chacun ; ce qu’une ligne ne nomme pas est comme dans la démonstration. `pieces` est le nombre de morceaux en lesquels l’étendue d’une caractéristique est coupée (0 : réduction seule).

| réglages | AUC | PR-AUC | perte log. | Brier | ECE | secondes | une ligne, µs |
|---|---:|---:|---:|---:|---:|---:|---:|
<#list parts.variants.details.variants as v>
| <#if v.settings == "">ceux de la démonstration<#else>`${v.settings}`</#if> | ${v.auc?string("0.0000")} | ${v.prauc?string("0.0000")} | ${v.logloss?string("0.0000")} | ${v.brier?string("0.0000")} | ${v.ece?string("0.0000")} | ${v.seconds?string("0")} | ${v["onnx.row.us"]?string("0")} |
</#list>
<#else>
Pas encore mesuré : `./chainon bench training -O only=variants`.
</#if>
