namespace Carbon.Persistence.Sqlite;

/// <summary>One event as a row.</summary>
internal readonly record struct EventRow(string PersistenceId, long Sequence, long Created, int Serializer, string Manifest, byte[] Message, string Writer);
