#pragma once

#include <string_view>
#include <vector>

namespace quorate::server {

enum class Severity { debug, info, warn, error };

/// One kind of log line. `meaning` and `action` are for the operator who meets it at night;
/// server/README.md lists the same table, and a test compares the two.
struct LogEvent {
    std::string_view code;
    Severity severity;
    std::string_view meaning;
    std::string_view action;
};

namespace events {

inline constexpr LogEvent started{
    "service.started", Severity::info, "The service listens.", "Nothing."};
inline constexpr LogEvent stopping{"service.stopping",
                                   Severity::info,
                                   "Told to stop; finishing the requests in hand.",
                                   "Nothing."};
inline constexpr LogEvent stopped{"service.stopped", Severity::info, "Ended cleanly.", "Nothing."};
inline constexpr LogEvent migrated{
    "database.migrated", Severity::info, "The schema was brought up to date.", "Nothing."};
inline constexpr LogEvent wall_climbed{
    "database.not_walled",
    Severity::warn,
    "PostgreSQL does not keep councils apart: its role is a superuser or has BYPASSRLS.",
    "Give the database a plain role that owns it."};
inline constexpr LogEvent holidays_end_soon{
    "holidays.end_soon",
    Severity::warn,
    "An authority's bank holidays are known for less than 18 months ahead.",
    "An administrator puts a newer list forward under Bank holidays, or: quorate holidays import."};
inline constexpr LogEvent accounts_suspended{
    "accounts.suspended",
    Severity::warn,
    "Accounts in which nobody had signed in for 45 days were suspended.",
    "Look at them under Accounts: close those of people who have left, open the others again."};
inline constexpr LogEvent request{
    "http.request", Severity::info, "A request was answered.", "Nothing."};
inline constexpr LogEvent turned_away{"http.turned_away",
                                      Severity::info,
                                      "A malformed request was refused.",
                                      "Many from one network: look at the proxy's log."};
inline constexpr LogEvent denied{"access.denied",
                                 Severity::warn,
                                 "Somebody asked for what they may not have.",
                                 "The audit has who and what."};
inline constexpr LogEvent sign_in_spray{"sign_in.spray",
                                        Severity::warn,
                                        "Signing in failed for many accounts within five minutes.",
                                        "The audit has the network (auth.spray), which is slowed "
                                        "by itself. If it goes on, close it out "
                                        "at the proxy."};
inline constexpr LogEvent work_sign_in_failed{
    "sign_in.work_account_failed",
    Severity::warn,
    "The organisation's sign-on did not answer, or what it said failed a check.",
    "The field says which. quorate doctor looks at the sign-on; unknown_key ends by itself within "
    "seconds."};
inline constexpr LogEvent database_fault{"database.fault",
                                         Severity::error,
                                         "The database could not serve a request.",
                                         "Check the database server and the disk."};
inline constexpr LogEvent bug{"service.bug",
                              Severity::error,
                              "A fault of the program ended a request.",
                              "Report it with the reference and this line."};
inline constexpr LogEvent audit_broken{
    "audit.broken",
    Severity::error,
    "An audit chain no longer holds an entry whose head was signed an hour ago.",
    "Somebody changed the database by hand, or put an old copy back. Keep a copy of it as it is, "
    "run quorate audit verify with --heads, and tell the data protection officer."};
inline constexpr LogEvent audit_alert_not_told{
    "audit.alert_not_told",
    Severity::error,
    "No auditor could be mailed that there is an alert of the audit log.",
    "Check the mail server and the addresses of the auditors' accounts. It is tried again in 15 "
    "minutes; the alert stands under Audit."};
inline constexpr LogEvent audit_head_not_kept{
    "audit.head_not_kept",
    Severity::error,
    "The signed heads of the audit chains could not be written or mailed.",
    "Check audit_heads_file, its disk and its rights, or audit_heads_to and the mail server. It is "
    "tried again in an hour."};
inline constexpr LogEvent clock_jumped{
    "clock.jumped",
    Severity::error,
    "The machine's clock was set back or far ahead: limits and last days are counted by it.",
    "Set it right and see why it moved (NTP). /readyz says clock until then; restart the service "
    "if it was wrong before."};
inline constexpr LogEvent file_not_scanned{
    "file.not_scanned",
    Severity::warn,
    "A file that came in could not be scanned for malware.",
    "Check the program in scan_command and its service. The file is kept, and said to be not "
    "scanned."};
inline constexpr LogEvent pdf_not_made{
    "pdf.not_made",
    Severity::warn,
    "A PDF of a document could not be made; its reader was led to the page instead.",
    "Nothing for one. Many with why too_many: the machine is slow, or somebody asks again and "
    "again; crashed: check the program in pdf_program with quorate doctor."};
inline constexpr LogEvent busy_feed_failed{
    "busy_feed.failed",
    Severity::info,
    "Somebody's own calendar could not be fetched or read.",
    "Nothing: it is tried again. Many with fault no_connection: check the way out to the internet; "
    "closed_address: somebody tried to reach a private network."};
inline constexpr LogEvent mail_sent{
    "mail.sent", Severity::info, "A message was accepted by the mail server.", "Nothing."};
inline constexpr LogEvent mail_deferred{"mail.deferred",
                                        Severity::warn,
                                        "The mail server could not take a message yet.",
                                        "It is tried again; check the mail server if it goes on."};
inline constexpr LogEvent mail_held{
    "mail.held",
    Severity::error,
    "A message may only leave encrypted, and the mail server offers "
    "no encryption.",
    "Turn STARTTLS on at the mail server; it is tried again each "
    "hour. See mail.tls_domains."};
inline constexpr LogEvent mail_failed{"mail.failed",
                                      Severity::error,
                                      "A message was refused for good, or for too long.",
                                      "The meeting page asks the booker to put the address right. "
                                      "One without a meeting was about dates that moved: check the "
                                      "address of the account."};
inline constexpr LogEvent mail_in_doubt{"mail.in_doubt",
                                        Severity::warn,
                                        "The connection broke after a message was handed over.",
                                        "It is sent once more in 15 minutes."};
inline constexpr LogEvent mail_recovered{"mail.recovered",
                                         Severity::warn,
                                         "Messages were left unfinished when a worker ended.",
                                         "They are sent; after a crash this is expected."};
inline constexpr LogEvent mail_received{
    "mail.received",
    Severity::info,
    "A mail came in: a reply to an invitation, or one of ours that came back.",
    "Nothing. Many with outcome unknown_address: somebody guesses addresses."};
inline constexpr LogEvent mail_unread{
    "mail.unread",
    Severity::error,
    "Mail that came in could not be read from its folder, or not be moved.",
    "Check that mail.inbound_maildir has a folder new and that the service may write to it; by "
    "IMAP, look at the flagged mail."};
inline constexpr LogEvent mail_inbox_fault{
    "mail.inbox_fault",
    Severity::error,
    "The folder that replies come to could not be read, or a mail in it not be marked or moved.",
    "Read the fault: check mail.inbound_imap_host, _tls and _ca_file (unreachable, not_encrypted), "
    "_user "
    "and _password_file (not_signed_in), the folders (no_folder, not_marked). It is tried again "
    "twice a "
    "minute, and no reply is lost."};
inline constexpr LogEvent mail_lease_lost{
    "mail.lease_lost",
    Severity::warn,
    "A message took so long that another worker has it.",
    "It may go out twice; check how fast the mail server is."};

}  // namespace events

/// Every event, for the test and the manual.
std::vector<LogEvent> all_log_events();

}  // namespace quorate::server
