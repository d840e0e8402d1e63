/** What the people process answers over HTTP: subscriptions and rights, health, metrics. Errors are problem details (RFC 9457). */
package dev.chainon.people.http;
