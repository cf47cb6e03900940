-- Loads the files of a manifest into a staging table; no analysis of columns or statistics for a few thousand rows.
COPY <table> (<columns>)
FROM <manifest>
<authorization>
REGION <region>
FORMAT AS CSV NULL AS '@NULL@' GZIP MANIFEST
TIMEFORMAT 'auto'
COMPUPDATE OFF STATUPDATE OFF;
