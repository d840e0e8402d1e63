/**
 * The test plan, and the part of it that is executed on a running server by its address: each planned test ends in a finding, all of them in a dated record. Imports the checks of the
 * protocol, and nothing of our server.
 */
package dev.chainon.acceptance;
