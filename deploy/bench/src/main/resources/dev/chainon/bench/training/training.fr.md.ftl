<#macro told part>
*${part.started[0..9]}, `${part.command}`, ${part.machine}, commit `${part.commit}`.*
</#macro>
<#function cell details who batch threads><#local found = details.measured?filter(m -> m.who == who && m.batch == batch && m.threads == threads)?sort_by("pace")><#if found?size == 0><#return "–"></#if><#return found?last.pace?string("#,##0") + " (" + found?first.pace?string("#,##0") + ")"></#function>
<#function goal name key asked most><#local value = parts.quality.figures["training.may." + key]><#return {"name": name, "key": key, "asked": asked, "met": most?then(value lte asked, value gte asked)}></#function>
<#function with v key><#return v[key]?string("0.0000") + " (" + v[key + ".deviation"]?string("0.0000") + ")"></#function>
<#function change v key><#return v[key + ".gain"]?string("+0.0000;-0.0000") + " (" + v[key + ".low"]?string("+0.0000;-0.0000") + " à " + v[key + ".high"]?string("+0.0000;-0.0000") + ")"></#function>
<#assign curves = {"none": "aucune", "temperature": "température", "shift": "décalage", "platt": "Platt", "isotonic": "isotone"} ways = {"moved": "transportée : ", "apart": "à part : ", "seen": "vue : "}>
<#function curve name><#if name == "none"><#return "aucune"></#if><#local words = name?split(".")><#return ways[words[0]] + curves[words[1]]></#function>
<#function gained v><#return v.gain?string("+0.0000;-0.0000") + " ± " + v["gain.error"]?string("0.0000")></#function>
<#function gaps details key><#local all = []><#list details.origins as o><#list [{"of": "gain.", "label": o.month + ", réseau"}, {"of": "mean.gain.", "label": o.month + ", moyenne des réseaux"}] as g><#local id = g.of + key all = all + [{"label": g.label, "low": o[id + ".low"], "value": o[id], "high": o[id + ".high"]}]></#list></#list><#return all></#function>
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

## Origines glissantes, à côté d’arbres amplifiés au complet

<#if parts.origins??>
<#assign details = parts.origins.details>
<@told parts.origins/>

Chaque mois est jugé par des modèles qui ont appris de ce qui le précède et de rien d’autre : les lignes du 15 janvier à la veille. Les arbres sont ceux de XGBoost, sur **toutes** ces lignes (`${details.settings}` ; ceux du groupe témoin en prennent moins, pour qu’une démonstration reste courte). Le réseau a les réglages de la démonstration ; ses mesures sont des moyennes sur les graines, son écart-type est celui entre graines. Les deux rencontrent les mêmes tirages des jours du mois : l’écart est apparié ; au-dessus de zéro il est en faveur du réseau, sauf pour les pertes (perte logarithmique, Brier, ECE), où c’est au-dessous. Juin reste scellé.

<#list details.origins as o>
### ${o.month}

${o["rows.train"]} lignes apprises (${(100 * o["late.train"])?string("0.0")} % en retard), ${o["rows.judged"]} jugées (${(100 * o["late.judged"])?string("0.0")} % en retard) ; le réseau avec ${o.seeds} graines.

| mesure | réseau | écart-type | arbres | réseau moins arbres | intervalle à 95 % | moyenne des réseaux moins arbres | intervalle à 95 % |
|---|---:|---:|---:|---:|---|---:|---|
<#list [{"name": "AUC", "key": "auc"}, {"name": "PR-AUC", "key": "prauc"}, {"name": "perte logarithmique", "key": "logloss"}, {"name": "Brier", "key": "brier"}, {"name": "ECE", "key": "ece"}] as m>
| ${m.name} | ${o["network." + m.key]?string("0.0000")} | ${o["network." + m.key + ".deviation"]?string("0.0000")} | ${o["trees." + m.key]?string("0.0000")} | ${o["gain." + m.key]?string("+0.0000;-0.0000")} | ${o["gain." + m.key + ".low"]?string("+0.0000;-0.0000")} à ${o["gain." + m.key + ".high"]?string("+0.0000;-0.0000")} | ${o["mean.gain." + m.key]?string("+0.0000;-0.0000")} | ${o["mean.gain." + m.key + ".low"]?string("+0.0000;-0.0000")} à ${o["mean.gain." + m.key + ".high"]?string("+0.0000;-0.0000")} |
</#list>

La croissance des arbres a pris ${o["trees.seconds"]?string("0")} s, un entraînement du réseau ${o["seed.1.seconds"]?string("0")} s. Test de DeLong sur l’AUC, graine par graine : z <#list 1..o.seeds as s>${o["seed." + s?c + ".delong.z"]?string("0.0")}<#sep>, </#list> (il suppose les lignes indépendantes : ce sont les intervalles qu’il faut croire). Indice de stabilité (PSI) du score du réseau, des mois d’avant au mois jugé : <#list 1..o.seeds as s>${o["seed." + s?c + ".psi"]?string("0.000")}<#sep>, </#list>.

</#list>
${intervals("origins-auc", "AUC : le réseau moins les arbres, avec son intervalle à 95 %", gaps(details, "auc"))}

${intervals("origins-logloss", "Perte logarithmique : le réseau moins les arbres, avec son intervalle à 95 %", gaps(details, "logloss"))}

<#list details.origins as o>
- ${o.month} : <#if o["gain.logloss.high"] lt 0 && o["gain.auc.low"] gt 0>**le réseau fait mieux que les arbres**, en AUC et en perte logarithmique, au-delà de l’intervalle.<#elseif o["gain.logloss.low"] gt 0 || o["gain.auc.high"] lt 0>**le réseau fait moins bien que les arbres**, de ${(-o["gain.auc"])?string("0.0000")} d’AUC et de ${o["gain.logloss"]?string("0.0000")} de perte logarithmique.<#else>**le réseau ne fait pas moins bien que les arbres** : aucun intervalle, d’AUC ou de perte logarithmique, ne le met derrière.</#if><#if o["network.ece"] gt 0.007> Son erreur de calibration, ${o["network.ece"]?string("0.0000")}, dépasse l’objectif de mai, 0,007 (celle des arbres : ${o["trees.ece"]?string("0.0000")}<#if o["gain.ece.low"] gt 0>, meilleure au-delà de l’intervalle</#if>).</#if>
</#list>
<#else>
Pas encore mesuré : `./chainon bench training -O only=origins`.
</#if>

## Ce qui a été essayé : calibration

<#if parts.calibration??>
<#assign c = parts.calibration.details>
<@told parts.calibration/>

Les ${c.days} derniers jours avant chaque mois sont mis de côté. Ce qu’en dit un réseau qui a appris des jours d’avant montre comment plier ses mots : par une température, par un décalage de la log-cote, par les deux (Platt), ou par un escalier (régression isotone). *Transportée* : la courbe est posée sur le réseau qui a appris de toutes les lignes. *À part* : elle reste au réseau qui l’a apprise, et qui n’a jamais vu ces jours. *Vue* : elle est apprise des mots du réseau entier sur des jours dont il a appris. Jugé sur le mois qui suit, dont rien n’a été vu ; ${(c.seeds == 1)?then("une graine", "moyennes sur " + c.seeds + " graines")} ; l’écart est celui avec l’absence de calibration, avec son intervalle apparié à 95 % sur les jours du mois.

| calibration |<#list c.months as m> ECE de ${m} | écart | perte log., écart |</#list> ECE, moyenne | perte log., moyenne | |
|---|<#list c.months as m>---:|---|---|</#list>---:|---:|---|
<#list c.tried as t>
| ${curve(t.name)} |<#list t.months as m> ${m.ece?string("0.0000")} | <#if t.name == "none">–<#else>${change(m, "ece")}</#if> | <#if t.name == "none">–<#else>${change(m, "logloss")}</#if> |</#list> ${t.ece?string("0.0000")} | ${t.logloss?string("0.00000")} | <#if t.name == "none"><#elseif t.pays>paie<#elseif t.behind>coûte<#else>indécis</#if> |
</#list>

Une calibration paie si elle abaisse l’erreur de calibration moyenne des mois, et si aucun intervalle d’aucun mois ne met son erreur de calibration ou sa perte derrière. <#assign paying = c.tried?filter(t -> t.pays)><#if paying?size == 0>**Aucune ne paie** : ce que disent les derniers jours avant un mois n’est pas ce que le mois apporte.<#else>**Celles-ci paient** : <#list paying as t>${curve(t.name)}<#sep>, </#list>.</#if> <#if paying?filter(t -> t.name == "seen.shift")?size == 1>La démonstration emploie le décalage appris des mots du réseau lui-même (`calibration-days = ${c.days}`) : il ne demande pas de second réseau et loge dans le biais de la sortie, dans les deux formes du modèle. Sur ${c.tried?size - 2} essayées, l’une peut sembler bonne par hasard ; la période scellée, sur laquelle rien n’est choisi, le dira.<#else>La démonstration s’en passe (`calibration-days = 0`) ; le réglage, un décalage appris des mots du réseau lui-même, existe, et les deux formes d’un modèle qui l’emploie le portent dans le biais de la sortie.</#if>
<#else>
Pas encore mesuré : `./chainon bench training -O only=calibration`.
</#if>

## Ce qui a été essayé : arrêt anticipé

<#if parts.stopping??>
<@told parts.stopping/>

Sur les ${parts.stopping.details.rows} dernières lignes de la période d’entraînement : six passes au lieu des deux de la démonstration, avec arrêt anticipé (`patience = 1` : la première passe qui ne fait pas mieux sur la période de validation est la dernière, et la meilleure est gardée) et sans (`patience = 0` : toutes les passes sont faites, la dernière est gardée). Moyennes sur ${parts.stopping.details.seeds} graines, écart-type entre graines entre parenthèses ; le gain est celui de perte logarithmique sur la démonstration, avec son erreur type.

| réglages | AUC | PR-AUC | perte log. | ECE | gain | secondes |
|---|---:|---:|---:|---:|---:|---:|
<#list parts.stopping.details.tried as v>
| <#if v.settings == "">ceux de la démonstration<#else>`${v.settings}`</#if> | ${with(v, "auc")} | ${with(v, "prauc")} | ${with(v, "logloss")} | ${with(v, "ece")} | <#if v.settings == "">–<#else>${gained(v)}</#if> | ${v.seconds?string("0")} |
</#list>
<#else>
Pas encore mesuré : `./chainon bench training -O only=stopping`.
</#if>

## Ce qui a été essayé : réglages

<#if parts.variants??>
<@told parts.variants/>

Moyennes sur ${parts.variants.details.seeds} graines, écart-type entre graines entre parenthèses ; ce qu’une ligne ne nomme pas est comme dans la démonstration. `pieces` est le nombre de morceaux en lesquels l’étendue d’une caractéristique est coupée (0 : réduction seule). Le gain est celui de perte logarithmique sur la démonstration, avec son erreur type.

| réglages | AUC | PR-AUC | perte log. | ECE | gain | secondes | une ligne, µs |
|---|---:|---:|---:|---:|---:|---:|---:|
<#list parts.variants.details.tried as v>
| <#if v.settings == "">ceux de la démonstration<#else>`${v.settings}`</#if> | ${with(v, "auc")} | ${with(v, "prauc")} | ${with(v, "logloss")} | ${with(v, "ece")} | <#if v.settings == "">–<#else>${gained(v)}</#if> | ${v.seconds?string("0")} | ${v["onnx.row.us"]?string("0")} |
</#list>
<#else>
Pas encore mesuré : `./chainon bench training -O only=variants`.
</#if>

## Ce qui a été essayé : constructions

<#assign names = {"plain": "simple : couches denses, entropie croisée", "class-weights": "poids de classe", "focal": "perte focale (γ = 2)", "batch-norm": "normalisation par lot", "residual": "un bloc résiduel", "embeddings": "plongements d’origine, destination, route et heure"}>
<#macro tried attempts>
| construction | AUC | PR-AUC | perte log. | ECE | perte log., calibrée | ECE, calibrée | gain | | paramètres | secondes |
|---|---:|---:|---:|---:|---:|---:|---:|---|---:|---:|
<#list attempts as v>
| ${names[v.build]} | ${with(v, "auc")} | ${with(v, "prauc")} | ${with(v, "logloss")} | ${with(v, "ece")} | ${with(v, "calibrated.logloss")} | ${with(v, "calibrated.ece")} | <#if v?index == 0>–<#else>${gained(v)}</#if> | <#if v?index == 0><#elseif v.gain gt 2 * v["gain.error"]>paie<#elseif -v.gain gt 2 * v["gain.error"]>coûte<#else>indécis</#if> | ${v.parameters?string(",##0")} | ${v.seconds?string("0")} |
</#list>
</#macro>
<#if parts.builds??>
<@told parts.builds/>

D’autres constructions du réseau, entraînées par le graphe de DL4J sur les ${parts.builds.details.rows} dernières lignes de la période d’entraînement, dans le même ordre et avec les mêmes pas, ${parts.builds.details.seeds} graines chacune, écart-type entre graines entre parenthèses. Poids de classe et perte focale ne donnent pas de probabilités : perte logarithmique et erreur de calibration sont donc dites aussi après la mise à l’échelle de Platt, ajustée sur des lignes d’entraînement ; le gain est celui de cette perte sur la construction simple, avec son erreur type. Une construction paie si le gain dépasse deux fois son erreur type.

<@tried parts.builds.details.tried/>

<#if parts.residual??>
<@told parts.residual/>

Le bloc résiduel a été essayé aussi sur toutes les lignes de la période d’entraînement, ${parts.residual.details.seeds} graines :

<@tried parts.residual.details.tried/>

<#assign r = parts.residual.details.tried[1]>
<#if r.gain gt 2 * r["gain.error"]>
Il y paie ; le réseau de la démonstration ne l’a pas encore.
<#else>
Avec toutes les lignes, aucun gain ne s’y distingue du hasard : le réseau de la démonstration s’en passe.
</#if>
<#else>
Que le bloc résiduel paie sur toutes les lignes n’est pas encore mesuré : `./chainon bench training -O only=residual`.
</#if>
<#else>
Pas encore mesuré : `./chainon bench training -O only=builds`.
</#if>
