package dev.chainon.evidence.record;

/** One clause, one test that claims to prove it, and what came of the test. */
record Claim(String clause, String test, String declaredIn, Result result) {}
