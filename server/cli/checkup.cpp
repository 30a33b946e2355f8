#include "server/cli/checkup.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <stdexcept>

#include "core/audit/audit_trail.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/change_holidays.hpp"
#include "core/people/authority_store.hpp"
#include "core/rules/bank_holidays.hpp"
#include "db/session/checkup.hpp"
#include "db/session/database.hpp"
#include "db/session/failure.hpp"
#include "db/session/migrate.hpp"
#include "server/app/installation_secret.hpp"
#include "server/app/make_mailer.hpp"
#include "server/app/make_work_provider.hpp"
#include "server/documents/pdf_renderer.hpp"
#include "server/jobs/clock_watcher.hpp"
#include "server/mail/smtp_check.hpp"

namespace quorate::server {
namespace {

using Kind = Finding::Kind;
using Findings = std::vector<Finding>;

constexpr std::uintmax_t little_room = std::uintmax_t{1} << 30;  // a gigabyte

void look_at_settings(const Settings& settings, Findings& found)
{
    try {
        check_safe(settings);
        found.push_back({Kind::good, "settings", "safe to serve with"});
    } catch (const BadSetting& bad) {
        found.push_back({Kind::fault, "settings", bad.what()});
    }
}

void look_at_data(const Settings& settings, Findings& found)
{
    std::error_code error;
    if (!std::filesystem::is_directory(settings.data, error)) {
        found.push_back({Kind::warning, "data", "the folder is not there yet: " + settings.data});
        return;
    }
    if (::access(settings.data.c_str(), W_OK | X_OK) != 0)
        found.push_back({Kind::fault, "data", "this user cannot write in " + settings.data});
    const auto room = std::filesystem::space(settings.data, error);
    if (!error && room.available < little_room)
        found.push_back({Kind::warning, "data", "less than 1 GB is free on the disk"});
    else
        found.push_back({Kind::good, "data", "writable, with room on the disk"});
}

Finding secret_finding(SecretFit fit, const std::string& path)
{
    switch (fit) {
        case SecretFit::fits:
            return {Kind::good, "secret", "kept from others, and opens the database"};
        case SecretFit::unused:
            break;
        case SecretFit::not_made:
            return {Kind::warning, "secret", "not made yet; the first start makes " + path};
        case SecretFit::missing:
            return {Kind::fault,
                    "secret",
                    "the database was sealed with a secret that is not here: put the secret file "
                    "of its installation at " +
                        path};
        case SecretFit::another:
            return {Kind::fault,
                    "secret",
                    "the database was sealed with another secret: put the secret file of its "
                    "installation at " +
                        path};
    }
    return {Kind::good, "secret", "kept from others"};
}

void look_at_secret(const Settings& settings, Findings& found)
{
    const std::string path = settings.secret_path();
    struct stat about{};
    const bool is_there = ::stat(path.c_str(), &about) == 0;
    if (is_there && (about.st_mode & 077) != 0) {
        found.push_back({Kind::fault, "secret", "others may read it: chmod 600 " + path});
        return;
    }
    try {
        found.push_back(secret_finding(fit_of_secret(settings), path));
    } catch (const db::Failure&) {
        // What is wrong with the database is said of the database.
        found.push_back(is_there ? secret_finding(SecretFit::unused, path)
                                 : Finding{Kind::warning, "secret", "there is none at " + path});
    } catch (const std::runtime_error& unusable) {
        found.push_back({Kind::fault, "secret", unusable.what()});
    }
}

// Not made before the first backup.
void look_at_backup_key(const Settings& settings, Findings& found)
{
    const std::string path = settings.backup_key();
    struct stat about{};
    if (path.empty() || ::stat(path.c_str(), &about) != 0) return;
    if ((about.st_mode & 077) != 0)
        found.push_back({Kind::fault, "backup key", "others may read it: chmod 600 " + path});
}

// The clock of a machine that was set back stands before what it has written down.
void look_at_last_entry(db::Pool& pool, const core::Clock& clock, Findings& found)
{
    const bool is_before = db::Database{pool}.read([&](core::UnitOfWork& work) {
        for (const core::Authority& each : work.authorities.all())
            for (const core::AuditEntry& newest : work.audit.all(each.id, 0, 1))
                if (newest.record.at > clock.now() + clock_may_step) return true;
        return false;
    });
    if (is_before)
        found.push_back({Kind::fault,
                         "clock",
                         "it stands before what was last recorded: set it right, or see when it "
                         "was ahead"});
}

void look_at_holidays(db::Pool& pool, const core::Clock& clock, Findings& found)
{
    const core::Date today = core::london_date(clock.now());
    const auto all = db::Database{pool}.read([](core::UnitOfWork& work) {
        return core::bank_holidays_of_all(work, core::shipped_bank_holidays());
    });
    bool far_enough = true;
    core::Date until = core::shipped_bank_holidays().known_until;
    for (const core::AuthorityHolidays& each : all) {
        far_enough = far_enough && core::reaches_far_enough(each.holidays, today);
        until = std::min(until, each.holidays.known_until);
    }
    if (far_enough)
        found.push_back({Kind::good, "bank holidays", "known until " + core::iso(until)});
    else
        found.push_back({Kind::warning,
                         "bank holidays",
                         "known until " + core::iso(until) + " only, less than 18 months ahead"});
}

void look_into_database(db::Pool& pool, const core::Clock& clock, Findings& found)
{
    try {
        if (db::is_up_to_date(pool)) {
            found.push_back({Kind::good, "database", "reachable and up to date"});
            look_at_holidays(pool, clock, found);
            look_at_last_entry(pool, clock, found);
        } else {
            found.push_back({Kind::fault, "database", "not up to date: run quorate migrate"});
        }
    } catch (const db::Failure&) {
        found.push_back({Kind::fault, "database", "empty: run quorate migrate"});
    }
    if (db::commits_are_durable(pool))
        found.push_back({Kind::good, "durability", "what is saved survives a power cut"});
    else
        found.push_back({Kind::fault, "durability", "a power cut may lose what was saved"});
    if (db::climbs_authority_wall(pool))
        found.push_back({Kind::warning,
                         "authorities",
                         "its role is a superuser or has BYPASSRLS, so PostgreSQL does not keep "
                         "councils apart: use a plain role that owns the database"});
    const std::string fault = db::integrity_fault(pool);
    if (!fault.empty())
        found.push_back({Kind::fault, "integrity", "the database file is damaged; restore it"});
}

void look_at_database(const Settings& settings, const core::Clock& clock, Findings& found)
{
    const db::DatabaseUrl url = db::parse_database_url(settings.database_url());
    const bool is_missing =
        url.dialect == db::Dialect::sqlite && !std::filesystem::exists(url.location);
    if (is_missing) {
        found.push_back({Kind::fault, "database", "not made yet: run quorate migrate"});
        return;
    }
    try {
        db::Pool pool{url, 2};
        look_into_database(pool, clock, found);
    } catch (const db::Failure& failure) {
        found.push_back({Kind::fault, "database", "cannot be used (" + failure.code() + ")"});
    }
}

void look_at_time(const core::Clock& clock, Findings& found)
{
    using namespace std::chrono;
    const core::Instant now = clock.now();
    const core::Date earliest{local_days{year{2026} / January / 1}};
    if (core::london_date(now) < earliest)
        found.push_back(
            {Kind::fault, "clock", "it stands at " + core::iso(core::london_date(now))});
    else
        found.push_back({Kind::good, "clock", core::iso_utc(now)});

    const std::string zone_file = "/usr/share/zoneinfo/Europe/London";
    if (::access(zone_file.c_str(), R_OK) == 0)
        found.push_back({Kind::good, "time zone", "Europe/London is known"});
    else
        found.push_back(
            {Kind::fault, "time zone", "Europe/London is not known: apt-get install tzdata"});
}

void look_at_mail(const Settings& settings, Findings& found)
{
    if (settings.mail.transport == "file") {
        found.push_back({Kind::warning, "mail", "none leaves: it is kept in files"});
        return;
    }
    try {
        const std::string fault = smtp_fault(mail_server_of(settings));
        if (fault.empty())
            found.push_back({Kind::good,
                             "mail",
                             settings.mail.user.empty() ? "the mail server answers"
                                                        : "the mail server answers and knows us"});
        else
            found.push_back({Kind::fault, "mail", "the mail server cannot be used: " + fault});
    } catch (const BadSetting& wrong) {
        found.push_back({Kind::fault, "mail", wrong.what()});
    }
}

// In the operator's words: what to look at.
std::string_view advice(ImapFault fault)
{
    switch (fault) {
        case ImapFault::unreachable:
            return "it does not answer: look at mail.inbound_imap_host and mail.inbound_imap_port";
        case ImapFault::not_encrypted:
            return "no encrypted connection: look at mail.inbound_imap_tls and mail.ca_file";
        case ImapFault::not_signed_in:
            return "it does not take mail.inbound_imap_user with that password";
        case ImapFault::no_folder:
            return "it has no folder of the name in mail.inbound_imap_folder";
        case ImapFault::nonsense:
        case ImapFault::not_marked:
            break;
    }
    return "its answers are not those of an IMAP server";
}

void look_at_replies(const Settings& settings, Findings& found)
{
    if (settings.mail.inbound_imap_host.empty()) return;
    try {
        ImapSettings inbox = *inbox_of(settings);
        inbox.timeout = std::chrono::seconds{10};
        const ImapSession session{inbox, [] { return false; }};
        found.push_back({Kind::good, "replies", "the folder for replies can be read"});
    } catch (const ImapFailure& failure) {
        found.push_back({Kind::fault,
                         "replies",
                         "replies cannot be read: " + std::string{advice(failure.fault())}});
    } catch (const std::invalid_argument&) {
        found.push_back(
            {Kind::fault, "replies", "the settings of mail.inbound_imap_… cannot be used"});
    } catch (const BadSetting& wrong) {
        found.push_back({Kind::fault, "replies", wrong.what()});
    }
}

void look_at_sign_on(const Settings& settings, const core::Clock& clock, Findings& found)
{
    if (!settings.work_account.is_on()) return;
    try {
        const auto provider = make_work_provider(settings, clock);
        const std::string fault = provider->fault();
        const std::string warning = fault.empty() ? provider->warning() : std::string{};
        if (!fault.empty())
            found.push_back(
                {Kind::fault, "sign-on", "the organisation's sign-on cannot be used: " + fault});
        else if (!warning.empty())
            found.push_back({Kind::warning, "sign-on", warning});
        else
            found.push_back({Kind::good, "sign-on", "the organisation's sign-on answers"});
    } catch (const BadSetting& wrong) {
        found.push_back({Kind::fault, "sign-on", wrong.what()});
    }
}

void look_at_documents(const Settings& settings, Findings& found)
{
    const char* path = std::getenv("PATH");
    if (settings.pdf_program == "off") return;
    PdfRenderer pdf{pdf_command(settings.pdf_program, path == nullptr ? "" : path)};
    if (!pdf.is_installed()) {
        found.push_back({settings.pdf_program.empty() ? Kind::warning : Kind::fault,
                         "documents",
                         "WeasyPrint is not installed: papers can be printed, but not be had as "
                         "PDF. See pdf_program"});
        return;
    }
    const bool is_made =
        pdf.render("<!DOCTYPE html><title>Check</title><p>Check").end == PdfEnd::made;
    found.push_back({is_made ? Kind::good : Kind::fault,
                     "documents",
                     is_made ? "papers can be had as PDF"
                             : "WeasyPrint makes no PDF: run it by hand to see why"});
}

}  // namespace

std::vector<Finding> examine(const Settings& settings, const core::Clock& clock)
{
    Findings found;
    look_at_settings(settings, found);
    look_at_data(settings, found);
    look_at_secret(settings, found);
    look_at_backup_key(settings, found);
    look_at_database(settings, clock, found);
    look_at_time(clock, found);
    look_at_mail(settings, found);
    look_at_replies(settings, found);
    look_at_sign_on(settings, clock, found);
    look_at_documents(settings, found);
    return found;
}

}  // namespace quorate::server
