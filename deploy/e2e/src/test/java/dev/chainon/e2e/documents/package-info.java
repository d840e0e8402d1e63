/** What people read: its spelling, and the commands it tells them to type. */
package dev.chainon.e2e.documents;
