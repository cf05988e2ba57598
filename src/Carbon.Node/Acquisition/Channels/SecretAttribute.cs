namespace Carbon.Node.Acquisition.Channels;

/// <summary>
/// Marks an option that is a password, key or token: a text, a list of texts, or a map to texts. It is enciphered in the journal and masked in
/// answers; <c>env:NAME</c> and <c>file:PATH</c> only say where the secret is and are left as they are.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
