<#function med rounds step><#local v = rounds?map(r -> r[step])?sort><#return v[(v?size - 1) / 2]></#function>
# Du brut aux caractéristiques : ce que coûte la réflexion

*[In English](ingestion.md). Page faite à partir de `bench/results/ingestion.json`, mesuré le ${started[0..9]} par `${command}` (${machine}) ; rien n’y est tapé à la main.*

<#if details.loads??>
<#assign copies = details.copies>
## La question

Une histoire de ${details.loads[0].rows} vols devient ${details.loads[0].events} événements propres et 52 caractéristiques par départ. À quelle vitesse, comparée à la simple écriture d’autant d’octets ? Et la durée suit-elle le nombre de lignes, à mémoire égale ?

## Le plancher

Le plancher lit le même fichier, l’écrit, le trie et l’écrit encore, puis écrit 52 nombres au hasard par ligne : aucune règle, aucun calcul. Charge et plancher alternent, chacun dans une JVM neuve de même mémoire (${details.loads?size} tour<#if details.loads?size gt 1>s</#if>, médianes).

| étape | charge, s | plancher, s |
|---|---:|---:|
| ouverture de la session | ${med(details.loads, "session")} | ${med(details.floors, "session")} |
| atterrissage du fichier | ${med(details.loads, "landing")} | ${med(details.floors, "floor.landing")} |
| nettoyage, tri, journal propre | ${med(details.loads, "clean")} | ${med(details.floors, "floor.sorted")} |
| caractéristiques | ${med(details.loads, "features")} | ${med(details.floors, "floor.random")} |
| **total** | **${figures["ingestion.seconds.3m"]}** | **${figures["ingestion.seconds.floor"]}** |

La charge prend **${figures["ingestion.ratio.floor"]}** fois le plancher (but : 1,6 au plus<#if figures["ingestion.ratio.floor"] gt 1.6>, **non atteint**</#if>). Le nettoyage écrit deux événements par vol là où le plancher écrit une ligne.

Le moteur seul, un fil, ${details.engine.events} événements en mémoire : ${figures["ingestion.engine.seconds"]} s.

## À l’échelle

<#if copies gt 1>
<#assign large = details.large>
L’histoire suivie d’elle-même ${copies} fois, décalée de semaines entières : ${large.rows} lignes en ${large.total} s, soit ${figures["ingestion.growth." + (3 * copies)?c + "m"]} fois la durée proportionnelle (but : 1,1 au plus). Mémoire au plus haut : ${large["peak.mb"]} Mo contre ${figures["ingestion.peak.mb.3m"]} Mo, pour un même tas.
<#else>
Non mesurée dans ce tour (`-O copies=10` la mesure).
</#if>
<#else>
Le lot n’a pas été mesuré dans ce tour.
</#if>

## Ce que la mesure ne dit pas

Une machine, ${machine} : Spark s’y partage les cœurs avec tout le reste, et les secondes valent pour elle seule ; les rapports, mesurés dans le même tour, voyagent mieux.
