# Requêtes malformées

*[In English](fuzz.md). Page faite à partir de `bench/results/fuzz.json`, mesuré le ${started[0..9]} par `${command}` (${machine}) ; rien n’y est tapé à la main.*

## La question

Un serveur de prédictions tient-il quoi qu’il reçoive, répond-il chaque fois par une erreur de l’expéditeur et jamais par une des siennes, ne dit-il rien de son intérieur, et a-t-il à la fin les mêmes fils d’exécution, descripteurs et mémoire qu’au début ?

## La mesure

Quatre attaquants envoient ${figures["fuzz.requests"]} requêtes par des prises réseau brutes, selon une graine fixe : la même graine donne les mêmes octets. Chacune est d’abord bonne (prédiction, lot, « et si », explication, tenseur à plat et imbriqué, tableau d’aéroport, prédiction publiée, métadonnées, état, description), puis abîmée : méthode, chemin, paramètres, en-têtes doublés ou démesurés, type de contenu, corps coupé, doublé, altéré bit à bit, imbriqué sans fin, avec des membres inconnus, doublés ou d’un autre type, des nombres qu’aucun flottant ne contient, des formes et des données qui ne s’accordent pas, des longueurs qui mentent, du bruit pur. Une sur cinquante est laissée entière et doit recevoir 200. Le serveur est celui d’une réplique avec sa porte (lecture stricte, limites), le vrai modèle et son moteur. Une sur dix, soit ${figures["fuzz.frames"]}, va au port de gRPC, chacune sur sa propre connexion : des trames HTTP/2 et des messages coupés, doublés, altérés, en désordre, d’une longueur qui ment, ou du bruit ; une sur cinquante est un bon appel.

| statut | réponses |
|---:|---:|
<#list details.statuses as status, n>
| ${status} | ${n} |
</#list>
| connexion fermée sans réponse | ${figures["fuzz.closed"]} |

| ce qui ne doit pas être | vu |
|---|---:|
| réponses de 500 et plus, hors 503 et 504 | ${figures["fuzz.faults"]} |
| réponses qui nomment notre code, celui de Java, ou une trace | ${figures["fuzz.insides"]} |
| requêtes laissées sans réponse | ${figures["fuzz.silent"]} |
| bonnes requêtes sans réponse 200 | ${figures["fuzz.good.failed"]} |
| connexions gRPC laissées ouvertes sans réponse | ${figures["fuzz.frames.silent"]} |
| bons appels gRPC sans réponse | ${figures["fuzz.frames.good.failed"]} |

Des connexions gRPC abîmées, ${figures["fuzz.frames.answered"]} ont reçu des trames en réponse (une erreur, un refus de la connexion) et ${figures["fuzz.frames.closed"]} se sont terminées sans rien.

| du processus | après le premier dixième | à la fin |
|---|---:|---:|
| fils d’exécution | ${figures["fuzz.threads.before"]} | ${figures["fuzz.threads.after"]} |
| descripteurs ouverts | ${figures["fuzz.descriptors.before"]} | ${figures["fuzz.descriptors.after"]} |
| tas après une collecte, Mo | ${figures["fuzz.heap.mb.before"]} | ${figures["fuzz.heap.mb.after"]} |
| tampons hors du tas, Mo | ${figures["fuzz.direct.mb.before"]} | ${figures["fuzz.direct.mb.after"]} |

## Ce qu’elle a trouvé

Pendant son écriture, elle a trouvé une requête sans `Host` utilisable ou au chemin vide, à laquelle le routeur répondait 500 ; des morceaux sans longueur, notés au journal comme une faute du serveur ; une version de HTTP qui n’en est pas une, à laquelle il était répondu 501 ; et, par ses prises brutes, une longueur et un codage de transfert acceptés ensemble. Tout cela est refusé désormais, et un test tient chaque point.

## Ce qu’elle ne dit pas

Les attaquants sont dans le même processus, sur l’interface locale, et partis quand on regarde ; ils prennent leur part de son tas. Une graine est un échantillon : d’autres graines en sont d’autres (`-O seed=2`).
