#include "tests/support/reader.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "core/outbox/outbox.hpp"
#include "server/jobs/mail_composer.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::test {

std::string mail_with_code(TestService& service)
{
    std::string mail;
    const core::Instant now = service.clock().now();
    static_cast<void>(
        service.database().transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            const auto due = work.outbox.lease(now, now + std::chrono::seconds{60}, "look", 1000);
            for (const core::OutboxMessage& message : due) {
                if (!message.reader_code) continue;
                const auto composed =
                    server::compose(work, {service.app().links, "https://q.example"}, message, now);
                if (composed) mail = mail_content(composed->bytes);
            }
            return core::Refusal::wrong_state;  // which puts them back
        }));
    return mail;
}

std::string mailed_code(TestService& service)
{
    const std::string mail = mail_with_code(service);
    for (const std::string before : {"Your code is ", "Eich cod yw "})
        if (const auto at = mail.find(before); at != std::string::npos)
            return mail.substr(at + before.size(), 6);
    ADD_FAILURE() << "no code was mailed";
    return {};
}

Answer followed(TestService::Client& reader, const Answer& answer)
{
    return answer.status() == 303 ? reader.get(answer.header("Location")) : answer;
}

Answer opened(TestService::Client& reader, const std::string& link)
{
    return followed(reader, reader.post(link));
}

TestService::Client reader_of(TestService& service, const std::string& link)
{
    auto reader = service.nobody();
    const auto asked = reader.post(link + "/code", {{"do", "send"}});
    EXPECT_EQ(asked.status(), 303) << asked.body();
    const auto page =
        followed(reader, reader.post(link + "/code", {{"code", mailed_code(service)}}));
    EXPECT_EQ(page.status(), 200) << page.body();
    return reader;
}

}  // namespace quorate::test
