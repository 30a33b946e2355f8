#pragma once

#include <boost/json/object.hpp>

#include <optional>
#include <string_view>

#include "core/replies/take_reply.hpp"
#include "db/session/database.hpp"
#include "server/worker/mail_worker.hpp"

namespace quorate::server {

/// What became of one mail. With a fault nothing of it was read but its header: whose seat it is to
/// is told that it came.
struct IngestedMail {
    core::TakenReply taken = {};
    std::optional<MailFault> fault = {};

    /// Whether nothing here shows it to anybody, so that it has to be seen where it lies: it could
    /// not be read, nobody knows whose it is, or it came when nothing could be done with it.
    bool is_left_for_a_person() const;
};

/// Takes mails that come in, whichever way they come.
class MailIngest {
public:
    /// All outlive it.
    MailIngest(db::Database& database, core::MeetingTools tools, const MailWorker& worker)
        : database_{database}, tools_{tools}, worker_{worker}
    {
    }

    /// Reads a mail in the worker and takes what it says. The same mail again changes nothing.
    /// Logs what came of it, by codes and ids. Throws db::Failure, or std::runtime_error when the
    /// worker cannot be started.
    IngestedMail take(std::string_view mail) const;

private:
    db::Database& database_;
    core::MeetingTools tools_;
    const MailWorker& worker_;
};

/// {"outcome":"applied","meeting":"…","seat":"…"}; with a reason where one waits, and of a mail
/// that could not be read {"outcome":"refused","reason":"too_big"}. No name, no address.
boost::json::object ingest_json(const IngestedMail& mail);

}  // namespace quorate::server
