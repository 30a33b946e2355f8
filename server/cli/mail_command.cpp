#include "server/cli/mail_command.hpp"

#include <iostream>

#include "server/app/make_mailer.hpp"
#include "server/cli/installation.hpp"
#include "server/jobs/imap_watcher.hpp"
#include "server/jobs/inbound_watcher.hpp"
#include "server/mail/mail_reader.hpp"

namespace quorate::server {
namespace {

// What a mail server takes for "try again later" (EX_TEMPFAIL of sysexits.h): any other code would
// send the reply back to whoever wrote it.
constexpr int try_again = 75;

struct IngestOptions {
    std::string maildir;
    bool imap = false;
};

std::string mail_from(std::istream& input)
{
    const std::size_t most = MailLimits{}.bytes;
    std::string mail(most + 1, '\0');
    input.read(mail.data(), static_cast<std::streamsize>(mail.size()));
    mail.resize(static_cast<std::size_t>(input.gcount()));
    return mail;
}

int ingest_folder(const std::string& path, const MailIngest& ingest)
{
    const Maildir folder{path};
    int unread = 0;
    constexpr std::size_t all = 1'000'000;
    for (const std::string& name : folder.unseen(all)) {
        try {
            print_json(ingest_json(take_from(folder, name, ingest)));
        } catch (const db::Failure&) {
            throw;
        } catch (const std::exception&) {
            ++unread;
        }
    }
    if (unread == 0) return 0;
    return refused(std::to_string(unread) + " mails could not be read or moved, and are left");
}

// What the service does twice a minute, once.
int ingest_inbox(App& app, const MailIngest& ingest)
{
    const auto inbox = inbox_of(app.settings);
    if (!inbox) return refused("mail.inbound_imap_host is not set: there is no folder to read");
    try {
        ImapWatcher watcher{app.database, *inbox, ingest, [] {}};
        print_json({{"taken", watcher.run_once()}});
        return 0;
    } catch (const ImapFailure& failure) {
        static_cast<void>(refused("the folder cannot be read (" +
                                  std::string{code(failure.fault())} +
                                  "): quorate doctor says what to look at"));
        return try_again;
    }
}

int ingest(const CommonOptions& common, const IngestOptions& options)
{
    try {
        Installation installation{common};
        App& app = installation.app;
        const MailWorker worker{app.settings.mail.authserv};
        const MailIngest ingest{
            app.database, {app.clock, app.random, app.links, app.bank_holidays}, worker};
        if (!options.maildir.empty()) return ingest_folder(options.maildir, ingest);
        if (options.imap) return ingest_inbox(app, ingest);
        print_json(ingest_json(ingest.take(mail_from(std::cin))));
        return 0;
    } catch (const db::Failure&) {
        // Said in one line as by every command.
        static_cast<void>(refused("the database cannot be used now: try again later"));
        return try_again;
    }
}

}  // namespace

void add_mail_command(CLI::App& root, int& exit_code)
{
    CLI::App& group = *root.add_subcommand("mail", "Mail that comes in");
    group.require_subcommand(1);
    CLI::App& command = *group.add_subcommand(
        "ingest",
        "Take one mail on standard input, as a mail server hands it over: a reply to an "
        "invitation, or one that came back. Says in one line of JSON what came of it. Exit code 0 "
        "when it was dealt with, whatever came of it; 1 when it could not be; 75 when it should be "
        "tried again later");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<IngestOptions>();
    command.add_option(
        "--maildir",
        options->maildir,
        "Take every unseen mail of this folder instead, and move each to its folder cur");
    command.add_flag(
        "--imap",
        options->imap,
        "Take what is in the folder of the mail server that the settings name instead, "
        "as the service does twice a minute");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return ingest(*common, *options); });
    });
}

}  // namespace quorate::server
