/** Acceptance and deployment: a version is verified, started beside the one in service, accepted, switched to, watched, and kept or taken back; each deployment leaves a record. */
package dev.chainon.local.deliver;
