package dev.chainon.people.subscription;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A subscription as its owner sees it.
 *
 * @param consentText version of the text that was accepted
 * @param confirmed when the owner confirmed it by the link in the first letter; nothing else is sent before
 */
public record Subscription(
        UUID id, Wish wish, String consentText, Instant consentAt, Instant created, Optional<Instant> confirmed) {}
