<#assign words = {
  "enrichment": "**enrichissement** : heure locale, calendrier et géographie ensemble",
  "time": "heure locale (le fuseau de l’aéroport)",
  "calendar": "calendrier (jour de la semaine, jours fériés)",
  "geography": "géographie (distance, latitudes, longitudes)",
  "history": "historique (taux de retard des semaines passées)",
  "slot": "créneau (l’horaire tel que le passé le montre)",
  "stream": "flux (les retards connus à cette minute)",
  "congestion": "congestion (les départs proches dans le temps)"}>
<#assign plain = {"enrichment": "enrichissement", "time": "heure locale", "calendar": "calendrier", "geography": "géographie", "history": "historique", "slot": "créneau", "stream": "flux", "congestion": "congestion"}>
<#function bars gains metric><#local all = []><#list gains as family, gain><#local all = all + [{"label": plain[family], "low": gain[metric].low, "value": gain[metric].value, "high": gain[metric].high}]></#list><#return all></#function>
<#function four x><#return x?string["0.0000"]></#function>
<#function signed x><#return x?string["+0.0000;-0.0000"]></#function>
<#function verdict gain spread>
  <#if gain.low gt 0 && gain.value gt spread><#return "**mérite sa place**"></#if>
  <#if gain.high lt 0 && -gain.value gt spread><#return "**nuit**"></#if>
  <#return "indécis">
</#function>
<#assign network = details.models.network linear = details.models.linear seeds = details.seeds>
# Que vaut chaque famille de caractéristiques ?

[English](ablation.md)

Page tirée de `bench/results/ablation.json` ; aucun nombre n’y est tapé à la main. Commande : `${command}`. Mesuré le ${started[0..9]} en ${seconds?round} s sur ${machine}.

## La question

Le pipeline enrichit les événements nus (qui est parti, d’où, à quelle heure locale) de ce qu’apportent aéroports, fuseaux, distances et calendrier, puis de ce dont le journal se souvient. Chaque famille coûte du code et de l’état. Le modèle en a-t-il besoin ?

## La mesure

Ablation : le même modèle est entraîné avec toutes les caractéristiques, puis une fois de plus par famille, celle-ci étant cachée (toutes ses valeurs à zéro). Entraînement : ${details.train} lignes réparties sur janvier à avril ; jugement sur les ${details.validation} lignes de mai. Juin reste scellé. Un réseau (couches cachées ${details.hidden}, au plus ${details.epochs} époques) et une régression logistique (au plus ${details.linearEpochs}), une graine chacun.

Le gain est la métrique avec toutes les caractéristiques moins la métrique sans la famille, le signe étant choisi pour que positif veuille dire meilleur. Son intervalle à 95 % vient de ${details.resamples} rééchantillonnages des jours de mai, les mêmes tirages pour les deux modèles : les différences sont appariées. De plus, le réseau complet a été entraîné avec ${seeds.count} graines : l’AUC varie de l’une à l’autre d’au plus ${four(seeds.auc)} et la perte logarithmique d’au plus ${four(seeds.logloss)}, sans qu’aucune caractéristique change. Un gain ne compte que si son intervalle exclut zéro et s’il dépasse cet écart.

Avec toutes les caractéristiques : réseau, AUC ${four(network.all.auc)}, perte logarithmique ${four(network.all.logloss)} ; régression logistique, AUC ${four(linear.all.auc)}, perte logarithmique ${four(linear.all.logloss)}.

### Le réseau

| famille cachée | caractéristiques | gain d’AUC | intervalle à 95 % | gain de perte log. | intervalle à 95 % | selon l’AUC |
|---|---:|---:|---|---:|---|---|
<#list network.gains as family, gain>
| ${words[family]} | ${details.families[family]?size} | ${signed(gain.auc.value)} | ${signed(gain.auc.low)} à ${signed(gain.auc.high)} | ${signed(gain.logloss.value)} | ${signed(gain.logloss.low)} à ${signed(gain.logloss.high)} | ${verdict(gain.auc, seeds.auc)} |
</#list>

${intervals("auc", "AUC que chaque famille fait gagner au réseau, avec son intervalle à 95 %", bars(network.gains, "auc"))}

### La régression logistique

| famille cachée | gain d’AUC | intervalle à 95 % | gain de perte log. | intervalle à 95 % |
|---|---:|---|---:|---|
<#list linear.gains as family, gain>
| ${words[family]} | ${signed(gain.auc.value)} | ${signed(gain.auc.low)} à ${signed(gain.auc.high)} | ${signed(gain.logloss.value)} | ${signed(gain.logloss.low)} à ${signed(gain.logloss.high)} |
</#list>

## Ce qu’elle ne dit pas

Cacher une famille n’ôte pas ce qu’une autre répète : les gains des familles ne s’additionnent pas, et une famille sans gain ici peut servir là où les autres sont maigres. Le taux de retard d’une liaison dans un créneau a été compté à l’heure locale et par paire d’aéroports : cacher la géographie ou l’heure locale laisse cet enrichissement à l’intérieur des autres familles, si bien que ces chiffres sous-estiment ce qu’apportent fuseaux et aéroports. L’arrêt anticipé a aussi choisi l’époque sur mai, pour tous les modèles de la même façon. La graine n’a été changée que pour le réseau complet, et ${seeds.count} graines ne bornent son bruit que grossièrement.
