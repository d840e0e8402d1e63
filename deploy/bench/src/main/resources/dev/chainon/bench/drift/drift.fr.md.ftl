<#function few day><#return day.signals["drift.inputs.psi"].evidence?keep_before(" of ")></#function>
<#function all day><#return day.signals["drift.inputs.psi"].evidence?keep_after(" of ")?keep_before(" columns")></#function>
<#function three x><#return x?string["0.000"]></#function>
<#function mark signal><#return three(signal.value) + signal.fires?string(" **alarme**", "")></#function>
<#assign ids = [["drift.inputs.psi", "entrées (PSI)"], ["drift.inputs.ks", "entrées (KS)"], ["drift.score.psi", "score (PSI)"], ["drift.score.ks", "score (KS)"], ["drift.surprise", "surprise (ADWIN)"], ["drift.loss", "erreur (ADWIN)"], ["quality.auc", "AUC"], ["quality.logloss", "perte log"], ["quality.ece", "calibration (ECE)"]]>
<#macro episode found>
| jour (UTC) | retards | score moyen |<#list ids as id> ${id[1]} |</#list>
|---|---:|---:|<#list ids as id>---:|</#list>
<#list found.days as day>
| ${day.date}<#if day.date == found.day> ⬅</#if> | ${three(day.late)} | ${three(day.score)} |<#list ids as id><#if day.signals[id[0]]??> ${mark(day.signals[id[0]])} |<#else> – |</#if></#list>
</#list>

Seuils : <#list ids as id><#if found.days?last.signals[id[0]]??>${id[1]} ${three(found.days?last.signals[id[0]].bound)}<#sep>, </#sep></#if></#list>.
</#macro>
<#function on found><#list found.days as day><#if day.date == found.day><#return day></#if></#list></#function>
<#assign storm = on(details.storm)>
<#assign clock = on(details.clock)>
# Dérive : quel détecteur sonne, et quand ?

[English](drift.md)

Page tirée de `bench/results/drift.json` ; aucun nombre n’y est tapé à la main. Commande : `${command}`. Mesuré le ${started[0..9]} en ${seconds?round} s sur ${machine}.

## La question

Un modèle vieillit de deux façons : ce qu’on lui donne change, ou ce qu’il faudrait en conclure change. Deux épisodes réels, chacun vécu par un modèle entraîné avant lui, disent quel détecteur voit quoi. Juin n’est pas lu.

## La tempête du 25 février, modèle prêt le ${details.storm.origin}

<@episode details.storm/>

Ce jour-là, ${few(storm)} colonnes sur ${all(storm)} ont quitté ce que l’entraînement avait connu, et le modèle reste juste : AUC ${three(storm.signals["quality.auc"].value)}, calibration ${three(storm.signals["quality.ece"].value)}. **La dérive des entrées sonne, la qualité non** : rien ne montre ici une erreur du modèle. Ce qu’un réentraînement apporterait n’est pas mesuré.

Les colonnes les plus éloignées ce jour-là :

| colonne | PSI | seuil | KS | seuil |
|---|---:|---:|---:|---:|
<#list storm.columns as column>
| `${column.name}` | ${three(column.psi)} | ${three(column.psiBound)} | ${three(column.ks)} | ${three(column.ksBound)} |
</#list>

## Le changement d’heure du 1er avril, modèle prêt le ${details.clock.origin}

<@episode details.clock/>

**L’inverse** : les entrées se taisent (${few(clock)} colonne sur ${all(clock)}), le PSI du score reste à ${three(clock.signals["drift.score.psi"].value)}, et l’AUC tombe à ${three(clock.signals["quality.auc"].value)}. Seule la supervision par la vérité voit la panne<#if clock.signals["drift.surprise"].since??> : ADWIN sonne sur un vol parti à ${clock.signals["drift.surprise"].since?replace("T", " à ")?replace("Z", " UTC")?keep_after(" à ")}, le jour même</#if>. Explication probable, non mesurée : les compagnies changent leurs horaires avec l’heure, et les taux appris par créneau ne sont plus ceux des vols qui les occupent.

## Comment c’est mesuré

- **Modèle** : celui des réglages du projet, qui apprend du 15 janvier à une semaine avant la date ; cette semaine choisit l’époque et donne les seuils de qualité. Rien de ce qui suit n’a servi au modèle ni à ses seuils. Les règles, elles (un dixième des colonnes, trois écarts types, une demi-journée, le repère de KS), ont été fixées en regardant ces deux épisodes : ils montrent ce que font les détecteurs, ils ne prouvent pas ce qu’ils feront ailleurs.
- **Entrées** : chaque colonne contre l’échantillon d’entraînement, figé dans le modèle. Elle a dérivé si elle s’en éloigne plus que le pire jour de l’entraînement lui-même, et plus que le repère usuel (PSI 0,25 ; KS 0,20, la même distance pour deux gaussiennes). L’alarme est la part des colonnes qui ont dérivé.
- **Qualité** : un jour contre les jours de validation, à trois écarts types.
- **Surprise** : l’erreur quadratique de chaque prédiction, moins celle que sa propre probabilité annonçait. Un modèle calibré est à zéro les jours de tempête comme les autres. ADWIN choisit la fenêtre ; l’alarme veut une demi-journée d’issues depuis la dernière coupe.
- **Une coupe d’ADWIN n’est pas une alarme** : son théorème veut des nombres indépendants, et les vols d’une même heure partagent leur météo. [Décision 33](../adr/0033-drift.md).
- **Heures** : celles du départ des vols, dans l’ordre du journal. En direct, l’alarme attend encore l’arrivée qui donne l’issue.

Les rejeux sont gardés, compacts, à côté d’un test qui les rejoue à chaque construction. Empreintes SHA-256 du contenu : tempête `${details.storm.sha256}`, changement d’heure `${details.clock.sha256}`.
