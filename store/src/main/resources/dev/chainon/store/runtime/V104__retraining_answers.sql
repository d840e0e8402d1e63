-- Who asks for a retraining may not agree to it, and who is asked by a person may not ask: a replica writes down what an operator says at its port for operators.
GRANT SELECT, INSERT ON runtime.retraining_log TO runtime_serving;
CREATE POLICY answered ON runtime.retraining_log FOR INSERT TO runtime_serving
    WITH CHECK (step > 1 AND state IN ('approved', 'stopped'));
