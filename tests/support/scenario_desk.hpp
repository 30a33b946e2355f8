#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/dates/date_text.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/replies/take_reply.hpp"
#include "server/app/metrics.hpp"
#include "server/mail/mail_seal.hpp"
#include "server/mail/mailer.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_links.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/temp_database.hpp"
#include "tests/support/told_mail.hpp"

namespace quorate::test {

/// What a person says in answer to an invitation, before it is a calendar's text.
struct ScenarioReply {
    std::string method = "REPLY";
    std::string partstat = "ACCEPTED";
    std::optional<int> sequence = {};  // without one the program left it out
    int minutes_ago = 0;               // when they pressed the button
    std::string from = {};             // another address than the one that was invited
    std::string uid = {};              // another UID
    bool uid_in_capitals = false;
    std::string more = {};  // further lines of the event
};

/// A booking desk with one family and one meeting, on Friday 20 November 2026 at nine: does what a
/// scenario says, and sends the mail that comes of it, as the product does. People have the first
/// names of meeting_rows.hpp. Anything that is refused throws std::runtime_error.
class ScenarioDesk {
public:
    explicit ScenarioDesk(db::Dialect dialect);

    core::MeetingDraft draft = {};  // what book() asks for
    bool mail_goes_out = true;

    void book();
    void change(const core::TimeAndPlace& asked);
    void call_off();
    void invite(const std::string& name);
    void take_off(const std::string& name);
    void hand_over(const std::string& from, const std::string& to);
    void attend(const std::string& name, core::Instant from, core::Instant until);
    void attend_all(const std::string& name);
    void keep_away(const std::string& name);
    void readdress(const std::string& name, const std::string& email);
    core::TakenReply return_mail_of(const std::string& name);
    void send_again_to(const std::string& name);
    core::TakenReply reply(const std::string& name, const ScenarioReply& said);
    core::TakenReply reply_with(const std::string& name, std::string calendar);
    void set_proposal_aside(const std::string& name);
    void pass(std::chrono::minutes time) { clock_.advance(time); }

    /// Sends what waits, unless the mail is down, and gives what mailboxes got.
    std::vector<ToldMail> deliver();

    core::Meeting meeting();
    core::Invitee seat(const std::string& name);
    static core::SeatRequest request(const std::string& name);

    /// The seat that a calendar's UID stands for, also when it was taken back; its holder's name.
    std::string holder_of(const std::string& uid);

private:
    template <class Change>
    auto transact(Change change);

    core::MeetingTools tools();

    TempDatabase temp_;
    FakeClock clock_{at("2026-11-20T09:00")};
    FakeRandom random_;
    FakeLinks links_;
    server::Metrics metrics_;
    server::MailSeal seal_{std::string(32, 'k')};
    core::MeetingId meeting_;
};

}  // namespace quorate::test
