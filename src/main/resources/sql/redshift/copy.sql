-- Loads the files of a manifest into a table, without analysing compression and statistics for a few thousand rows.
COPY <table> (<columns>)
FROM <manifest>
<authorization>
REGION <region>
FORMAT AS CSV NULL AS '@NULL@' GZIP MANIFEST
TIMEFORMAT 'auto'
COMPUPDATE OFF STATUPDATE OFF;
