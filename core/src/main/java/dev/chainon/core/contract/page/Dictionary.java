package dev.chainon.core.contract.page;

import dev.chainon.core.contract.Column;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Rule;
import dev.chainon.core.contract.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The data dictionary: every table and column, every rule with its parameters, every service level, server and role of a contract. */
public final class Dictionary {

    private final Contract contract;
    private final Terms terms;
    private final Markdown page = new Markdown();

    private Dictionary(Contract contract, String language) {
        this.contract = contract;
        this.terms = new Terms(language);
    }

    /**
     * The dictionary of a contract.
     *
     * @param language "fr" or "en"
     */
    public static String markdown(Contract contract, String language) {
        return new Dictionary(contract, language).write();
    }

    private String write() {
        page.heading(1, terms.say("Data dictionary", "Dictionnaire des données"))
                .paragraph(terms.say(
                                "Written from the contract `%s`, version %s. Edit the contract, not this page.",
                                "Écrit à partir du contrat `%s`, version %s. C’est le contrat qu’on modifie, pas cette page.")
                        .formatted(contract.id(), contract.version()))
                .paragraph(terms.say(contract.header().purpose()))
                .paragraph(terms.say(contract.header().usage()) + " "
                        + terms.say(contract.header().limitations()));
        contract.tables().values().forEach(this::table);
        rules();
        levels();
        places();
        return page.toString();
    }

    private void table(Table table) {
        String place = table.place().name().isEmpty()
                ? ""
                : Markdown.code(table.place().name()) + " ("
                        + terms.kept(table.place().kind()) + ")";
        String state = table.place().built() ? "" : terms.say(" Not built yet.", " Pas encore construite.");
        page.heading(2, Markdown.code(table.name()))
                .paragraph(terms.say(table.description()) + state)
                .paragraph(place)
                .table(
                        List.of(
                                terms.say("Column", "Colonne"),
                                terms.say("Type", "Type"),
                                terms.say("Required", "Obligatoire"),
                                terms.say("Protection", "Protection"),
                                terms.say("Meaning", "Sens")),
                        table.columns().stream().map(this::column).toList());
    }

    private List<String> column(Column column) {
        String length = column.type().maxLength().isPresent()
                ? " (" + column.type().maxLength().getAsInt() + ")"
                : "";
        return List.of(
                Markdown.code(column.name()),
                column.type().physical() + length,
                terms.yesNo(column.required()),
                terms.protection(column),
                terms.say(column.description()));
    }

    private void rules() {
        page.heading(2, terms.say("Rules", "Règles"))
                .paragraph(
                        terms.say(
                                "In the order they apply. The name of a rule is the reason that quarantine and counts give.",
                                "Dans l’ordre où elles s’appliquent. Le nom de la règle est le motif que donnent la quarantaine et les comptes."))
                .table(
                        List.of(
                                terms.say("Rule", "Règle"),
                                terms.say("Applies to", "Porte sur"),
                                terms.say("Effect", "Effet"),
                                terms.say("Severity", "Gravité"),
                                terms.say("Parameters", "Paramètres"),
                                terms.say("Meaning", "Sens")),
                        contract.rules().values().stream().map(this::rule).toList());
    }

    private List<String> rule(Rule rule) {
        String parameters = rule.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> Markdown.code(parameter.getKey() + " = " + parameter.getValue()))
                .collect(Collectors.joining(", "));
        return List.of(
                Markdown.code(rule.name()),
                terms.kinds(rule),
                terms.action(rule.action()),
                terms.severity(rule.severity()),
                parameters,
                terms.say(rule.description()));
    }

    private void levels() {
        page.heading(2, terms.say("Service levels", "Niveaux de service"))
                .paragraph(terms.say("Goals, not measurements.", "Des objectifs, non des mesures."))
                .table(
                        List.of(
                                terms.say("Of", "De"),
                                terms.say("Promise", "Engagement"),
                                terms.say("Value", "Valeur"),
                                terms.say("Meaning", "Sens")),
                        contract.levels().stream()
                                .map(level -> List.of(
                                        Markdown.code(level.element()),
                                        terms.property(level),
                                        terms.amount(level),
                                        terms.say(level.description())))
                                .toList());
    }

    private void places() {
        page.heading(2, terms.say("Servers and roles", "Serveurs et rôles"))
                .table(
                        List.of(terms.say("Name", "Nom"), terms.say("Kind", "Genre"), terms.say("Meaning", "Sens")),
                        contract.servers().stream()
                                .map(s -> List.of(Markdown.code(s.server()), s.type(), terms.say(s.description())))
                                .toList())
                .table(
                        List.of(terms.say("Role", "Rôle"), terms.say("Access", "Accès"), terms.say("Meaning", "Sens")),
                        contract.header().roles().stream()
                                .map(r -> List.of(
                                        Markdown.code(r.role()), terms.kept(r.access()), terms.say(r.description())))
                                .toList());
    }
}
