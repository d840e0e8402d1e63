package dev.chainon.core.contract.page;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Header;
import dev.chainon.core.contract.Processing;
import dev.chainon.core.contract.ServiceLevel;
import dev.chainon.core.contract.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The register of processing activities that article 30 of the GDPR asks for: one activity for each table with personal columns. What only the organisation
 * that runs the pipeline can know, its name and contacts, is left for it to fill in.
 */
public final class Register {

    private final Contract contract;
    private final Terms terms;
    private final Markdown page = new Markdown();

    private Register(Contract contract, String language) {
        this.contract = contract;
        this.terms = new Terms(language);
    }

    /**
     * The register of a contract.
     *
     * @param language "fr" or "en"
     */
    public static String markdown(Contract contract, String language) {
        return new Register(contract, language).write();
    }

    private String write() {
        page.heading(1, terms.say("Register of processing activities", "Registre des activités de traitement"))
                .paragraph(terms.say(
                                "Article 30 of the GDPR. Written from the contract `%s`, version %s. Edit the contract, not this page.",
                                "Article 30 du RGPD. Écrit à partir du contrat `%s`, version %s. C’est le contrat qu’on modifie, pas cette page.")
                        .formatted(contract.id(), contract.version()))
                .list(List.of(
                        terms.say(
                                "Controller, representative: to be entered by the organisation that runs the pipeline.",
                                "Responsable du traitement, représentant\u00a0: à inscrire par l’organisation qui exploite la chaîne."),
                        terms.say(
                                "Data protection officer: to be entered by the same.",
                                "Délégué à la protection des données\u00a0: à inscrire par la même.")));
        contract.tables().values().forEach(table -> table.processing().ifPresent(p -> activity(table, p)));
        rest();
        return page.toString();
    }

    private void activity(Table table, Processing processing) {
        page.heading(2, terms.say("Activity: ", "Activité\u00a0: ") + Markdown.code(table.name()))
                .paragraph(terms.say(table.description()))
                .table(
                        List.of(terms.say("Heading", "Rubrique"), terms.say("Content", "Contenu")),
                        headings(table, processing))
                .heading(3, terms.say("Categories of data", "Catégories de données"))
                .table(
                        List.of(
                                terms.say("Data", "Donnée"),
                                terms.say("Meaning", "Sens"),
                                terms.say("Protection", "Protection")),
                        table.personal().stream()
                                .map(c -> List.of(
                                        Markdown.code(c.name()), terms.say(c.description()), terms.protection(c)))
                                .toList())
                .heading(
                        3,
                        processing.inForce()
                                ? terms.say("Security measures", "Mesures de sécurité")
                                : terms.say(
                                        "Security measures, due before the first record",
                                        "Mesures de sécurité, dues avant le premier enregistrement"))
                .list(processing.measures().stream().map(terms::say).toList());
    }

    private List<List<String>> headings(Table table, Processing processing) {
        return List.of(
                List.of(terms.say("State", "État"), state(table, processing)),
                List.of(terms.say("Purpose", "Finalité"), terms.say(processing.purpose())),
                List.of(terms.say("Legal basis", "Base légale"), terms.say(processing.legalBasis())),
                List.of(terms.say("Persons", "Personnes concernées"), terms.say(processing.persons())),
                List.of(terms.say("Recipients", "Destinataires"), recipients(processing)),
                List.of(
                        terms.say("Transfers outside the Union", "Transferts hors de l’Union"),
                        terms.say(processing.transfers())),
                List.of(terms.say("Erased after", "Effacement au bout de"), retention(table)));
    }

    private String state(Table table, Processing processing) {
        if (!table.place().built()) {
            return terms.say(
                    "planned: the table does not exist yet, nothing is processed",
                    "prévue\u00a0: la table n’existe pas encore, rien n’est traité");
        }
        return processing.inForce()
                ? terms.say("in operation", "en service")
                : terms.say(
                        "planned: the table is ready and empty, no program writes to it, nothing is processed; what follows is what is planned",
                        "prévue\u00a0: la table est prête et vide, aucun programme n’y écrit, rien n’est traité\u00a0; ce qui suit est ce qui est prévu");
    }

    private String recipients(Processing processing) {
        return contract.header().roles().stream()
                .filter(role -> processing.recipients().contains(role.role()))
                .map(this::recipient)
                .collect(Collectors.joining(" "));
    }

    private String recipient(Header.Access role) {
        return Markdown.code(role.role()) + terms.say(": ", "\u00a0: ") + terms.say(role.description());
    }

    private String retention(Table table) {
        return contract.levels().stream()
                .filter(level -> level.property().equals(ServiceLevel.RETENTION)
                        && level.table().equals(table.name()))
                .map(level -> terms.amount(level) + ". " + terms.say(level.description()))
                .findFirst()
                .orElse(terms.say("NO PERIOD IS SET", "AUCUNE DURÉE N’EST FIXÉE"));
    }

    private void rest() {
        List<String> others = contract.tables().values().stream()
                .filter(table -> table.processing().isEmpty())
                .map(table -> Markdown.code(table.name()))
                .toList();
        page.heading(2, terms.say("Without personal data", "Sans donnée personnelle"))
                .paragraph(terms.say(
                                "The contract classifies no column of these tables as personal: ",
                                "Le contrat ne classe comme personnelle aucune colonne de ces tables\u00a0: ")
                        + String.join(", ", others) + ".");
    }
}
