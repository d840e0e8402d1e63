package dev.chainon.ingestion.backoffice;

import org.apache.iceberg.hadoop.HadoopFileIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files as the pipeline writes them: added, never removed. What Iceberg would clear away, such as the files of a commit that failed, stays until
 * maintenance finds that nothing refers to it. Nothing here stops another program: that is for the rights on the folder.
 */
public final class AppendOnlyFiles extends HadoopFileIO {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AppendOnlyFiles.class);

    /** Iceberg makes one by this constructor and hands it the configuration afterwards. */
    public AppendOnlyFiles() {}

    @Override
    public void deleteFile(String path) {
        LOG.debug("left to maintenance: file={}", path);
    }

    @Override
    public void deleteFiles(Iterable<String> paths) {
        paths.forEach(this::deleteFile);
    }

    @Override
    public void deletePrefix(String prefix) {
        LOG.debug("left to maintenance: prefix={}", prefix);
    }
}
