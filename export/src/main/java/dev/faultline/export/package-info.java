/**
 * Tables of the public interface as Parquet files, for tools that read columns. It asks a running
 * streams app as any other program would, and shares no code with it.
 */
package dev.faultline.export;
