package dev.chainon.core.contract;

import java.util.List;
import java.util.Objects;

/**
 * What article 30 of the GDPR asks to be recorded of a processing of personal data, beside the columns and their retention.
 *
 * @param purpose why the data are processed
 * @param legalBasis what allows it, article 6
 * @param persons whose data they are
 * @param recipients names of roles of the contract that see them
 * @param transfers countries outside the Union that receive them
 * @param measures technical and organisational measures, article 32
 * @param inForce false where nothing is processed yet, and purpose and measures are what is planned
 */
public record Processing(
        Text purpose,
        Text legalBasis,
        Text persons,
        List<String> recipients,
        Text transfers,
        List<Text> measures,
        boolean inForce) {

    public Processing {
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(legalBasis);
        Objects.requireNonNull(persons);
        Objects.requireNonNull(transfers);
        recipients = List.copyOf(recipients);
        measures = List.copyOf(measures);
    }
}
