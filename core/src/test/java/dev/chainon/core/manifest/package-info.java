/** What deploy/kubernetes gives a process, for the tests of those who read it. */
package dev.chainon.core.manifest;
