#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/jobs/outbox_worker.hpp"
#include "server/mail/smtp_mailer.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/smtp_sink.hpp"

namespace quorate::test {

/// A mailer that keeps what it is given and answers as it is told; the last answer stays.
class KeepingMailer final : public server::Mailer {
public:
    explicit KeepingMailer(std::vector<server::SendOutcome> answers = {accepted()})
        : answers_{std::move(answers)}
    {
    }

    static server::SendOutcome accepted() { return {server::SendState::accepted, 250, "Q1"}; }

    server::SendOutcome send(const server::Envelope& envelope, std::string_view bytes) override
    {
        sent.emplace_back(envelope, bytes);
        const server::SendOutcome answer = answers_.front();
        if (answers_.size() > 1) answers_.erase(answers_.begin());
        return answer;
    }

    std::vector<std::pair<server::Envelope, std::string>> sent;

private:
    std::vector<server::SendOutcome> answers_;
};

/// Meetings whose messages are really sent.
class DeliveryTest : public MeetingTest {
protected:
    std::unique_ptr<server::OutboxWorker> worker_with(server::Mailer& mailer)
    {
        return worker_with(mailer, database());
    }

    std::unique_ptr<server::OutboxWorker> worker_with(server::Mailer& mailer, db::Database& data)
    {
        return std::make_unique<server::OutboxWorker>(
            server::OutboxTools{data,
                                clock_,
                                random_,
                                metrics_,
                                mailer,
                                seal_,
                                {links_, "https://meetings.exampleshire.example"}});
    }

    static server::SmtpSettings smtp(std::uint16_t port)
    {
        server::SmtpSettings settings;
        settings.port = port;
        settings.starttls = server::StartTls::off;
        settings.helo_name = "quorate.test";
        return settings;
    }

    /// The messages of a meeting, oldest first.
    std::vector<core::OutboxMessage> messages(const core::MeetingId& id)
    {
        auto found = database().read(
            [&](core::UnitOfWork& work) { return work.outbox.of_meeting(authority_1, id); });
        return {found.rbegin(), found.rend()};
    }

    core::OutboxMessage only_message(const core::MeetingId& id) { return messages(id).at(0); }

    /// A meeting of which only the chair is told.
    core::Meeting meeting_of_one()
    {
        auto draft = conference();
        draft.invitees.clear();
        return scheduled(draft);
    }

    server::Metrics metrics_;
    server::MailSeal seal_{std::string(32, 'k')};
};

}  // namespace quorate::test
