package dev.chainon.apps.cluster;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Counts tasks by executor inside the program that asks for them, and tells it at the end. Told a worker's process, it kills that and its executor once
 * the first part of the clean log is written: the sorted rows that the executor holds for the other parts are lost with it, and the part it writes.
 */
public final class TaskLedger extends SparkListener {

    static final String VICTIM = "ledger.victim";
    static final String SAID = "@ledger ";

    private final TreeMap<String, Integer> done = new TreeMap<>();
    private final Set<Integer> writing = new TreeSet<>();
    private int lostTasks;
    private int lostExecutors;
    private boolean killed;

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
        if (stage.stageInfo().name().startsWith("collect at HistoryLoad")) {
            writing.add(stage.stageInfo().stageId());
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (task.reason() != Success$.MODULE$) {
            lostTasks++;
            return;
        }
        done.merge(task.taskInfo().executorId(), 1, Integer::sum);
        if (writing.contains(task.stageId()) && !killed && System.getProperty(VICTIM) != null) {
            killed = true;
            ProcessHandle worker =
                    ProcessHandle.of(Long.parseLong(System.getProperty(VICTIM))).orElseThrow();
            worker.descendants().forEach(ProcessHandle::destroyForcibly);
            worker.destroyForcibly();
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        lostExecutors++;
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd end) {
        System.out.println(SAID + "executors=" + done.size() + " lostExecutors=" + lostExecutors + " lostTasks="
                + lostTasks + " tasks=" + done);
        System.out.flush();
    }
}
