<#function three x><#return x?string["0.000"]></#function>
<#function percent x><#return (100 * x)?string["0.0"]></#function>
# Groupes d’aéroports et de jours : que valent-ils ?

[English](clusters.md)

Page tirée de `bench/results/clusters.json` ; aucun nombre n’y est tapé à la main. Commande : `${command}`. Mesuré le ${started[0..9]} en ${seconds?round} s sur ${machine}.

## La question

Sans regarder un seul retard, les aéroports et les jours se rangent-ils en groupes nets ? Et ces groupes disent-ils quelque chose des retards, à côté du témoin supervisé ? C’est une exploration : rien du pipeline n’en dépend.

## La mesure

Les aéroports sont décrits par leur trafic, leur distance moyenne, leur heure moyenne, la part du week-end et la régularité ; les jours par leur trafic, leur distance, leur heure, le nombre d’aéroports et la part des dix plus grands. Aucun nombre ne contient de retard. Les aéroports sont rangés sur le 15 janvier au 30 avril, les jours sur le 15 janvier au 31 mai ; juin n’est pas lu. Chaque colonne est centrée et réduite.

- **k-moyennes** : le nombre de groupes, de 2 à 6, est celui de la meilleure silhouette.
- **DBSCAN** : la portée laisse neuf points sur dix à portée de leur cinquième voisin ; les points isolés ne sont d’aucun groupe.
- **Silhouette** : 1 pour des groupes nets, 0 pour des groupes qui se touchent. **Stabilité** : accord (Rand ajusté) entre les groupes de tous les points et ceux de cent rééchantillons ; 1 quand rien ne bouge.
- **AUC en mai** : chaque vol reçoit la part de retards que son groupe avait avant mai ; un demi ne dit rien.

| ce qui est rangé | méthode | groupes | isolés | silhouette | stabilité | 95 % des rééchantillons | AUC en mai |
|---|---|---:|---:|---:|---:|---|---:|
<#list [["airports", "aéroports"], ["days", "jours"]] as unit>
<#list [["means", "k-moyennes"], ["density", "DBSCAN"]] as method>
<#assign found = details[unit[0]][method[0]]>
| ${details[unit[0]].units} ${unit[1]} | ${method[1]} | ${found.clusters} | ${percent(found.noise)} % | <#if found.silhouette??>${three(found.silhouette)}<#else>–</#if> | ${three(found.stability)} | ${three(found.stabilityLow)} à ${three(found.stabilityHigh)} | ${three(found.auc)} |
</#list>
</#list>

Silhouette des k-moyennes selon le nombre de groupes :

| ce qui est rangé | 2 | 3 | 4 | 5 | 6 |
|---|---:|---:|---:|---:|---:|
<#list [["airports", "aéroports"], ["days", "jours"]] as unit>
| ${unit[1]} | <#list details[unit[0]].silhouettes as k, value>${three(value)} | </#list>
</#list>

## À côté du témoin supervisé

<#assign best = 0>
<#list ["airports", "days"] as unit><#list ["means", "density"] as method><#if details[unit][method].auc gt best><#assign best = details[unit][method].auc></#if></#list></#list>
<#if details.supervised?has_content>
Le meilleur de ces groupes atteint une AUC de ${three(best)} en mai. Sur les mêmes jours, la dernière exécution de l’entraînement donne :

<#assign names = {"model.may.auc": "le réseau", "control.rule.auc": "la règle faite à la main", "control.linear-static.auc": "la régression logistique, statique", "control.trees.auc": "les arbres boostés"}>
<#list details.supervised as id, value>
- ${names[id]} : ${three(value)}
</#list>
<#else>
Le meilleur de ces groupes atteint une AUC de ${three(best)} en mai. Aucun entraînement n’a eu lieu ici : il manque la comparaison avec le témoin supervisé.
</#if>

## Ce qu’elle vaut

<#assign weak = details.airports.means.silhouette lt 0.5 && details.days.means.silhouette lt 0.5>
<#if weak>Les deux silhouettes sont sous un demi : ces groupes sont faibles. Ils aident à décrire, pas à décider.<#else>Une silhouette au moins dépasse un demi : ces groupes sont plus nets qu’attendu, ce qui n’en fait pas des prédicteurs.</#if> Un aéroport ou un jour est ici une moyenne : ce qui retarde un vol change d’heure en heure, et aucun groupe de ce genre ne le voit.
