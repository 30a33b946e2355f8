#include "server/worker/mail_lines.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

TEST(MailLines, GiveBackAllThatWasRead)
{
    const core::IncomingReply reply{.tokens = {"abcdefghijklmnopqrstuvwxyz"},
                                    .recipients = {core::Email{"meetings@council.example"}},
                                    .references = {"m-2", "m-1"},
                                    .from = core::Email{"noor@nhs.example"},
                                    .sender = core::SenderCheck::passed,
                                    .nature = core::MailNature::returned,
                                    .fault = core::PartFault::disagree,
                                    .method = core::ReplyMethod::counter,
                                    .uid = "u-1",
                                    .sequence = 3,
                                    .stamp = test::at("2026-11-22T08:00:00Z"),
                                    .answer = core::MailedAnswer::delegated,
                                    .note = core::FreeText{"50% sure\nkey forged"},
                                    .delegated_to = core::Email{"d@nhs.example"},
                                    .proposed_from = test::at("2026-12-03T14:00:00Z"),
                                    .proposed_until = test::at("2026-12-03T15:00:00Z"),
                                    .status = "5.1.1",
                                    .original_id = "m-1",
                                    .key = "k@nhs.example"};
    const std::string lines = mail_lines(reply);

    const auto back = mail_from_lines(lines);

    ASSERT_TRUE(back);
    EXPECT_EQ(mail_lines(*back), lines);
    EXPECT_EQ(back->note.reveal(), "50% sure\nkey forged");
    EXPECT_EQ(back->key, "k@nhs.example");
    EXPECT_EQ(back->recipients, reply.recipients);
    EXPECT_EQ(back->references, reply.references);
}

TEST(MailLines, NonsenseIsNotTaken)
{
    for (const char* lines : {"",
                              "from noor@nhs.example\n",
                              "end\nend\n",
                              "surname Stubb\nend\n",
                              "token short\nend\n",
                              "from not an address\nend\n",
                              "answer perhaps\nend\n",
                              "sequence 12x\nend\n",
                              "stamp 99999999999999\nend\n",
                              "note \x01\nend\n",
                              "uid a\tb\x02\nend\n"})
        EXPECT_FALSE(mail_from_lines(lines)) << lines;
    EXPECT_FALSE(mail_from_lines("note " + std::string(1001, 'x') + "\nend\n"));
}

}  // namespace
}  // namespace quorate::server
