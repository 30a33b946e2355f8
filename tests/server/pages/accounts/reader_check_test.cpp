#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/audit/audit_trail.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "core/circulation/reader_code.hpp"
#include "server/pages/accounts/reader_check_words.hpp"
#include "tests/support/english_left.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

// Papers were sent to the health visitor, "noor@nhs.example".
class ReaderCheck : public test::RecordService {
protected:
    void SetUp() override
    {
        hold();
        write("cc", "reason", "The school rang");
        finish();
        const std::string api = "/api/v1" + meeting;
        const auto minutes = boost::json::parse(service.as("bs").get_json(api + "/minutes").body());
        const std::string version = boost::json::serialize(minutes.at("version"));
        const auto sent = service.as("bs").post_json(
            api + "/circulations", R"({"invitees":["seat-nurse"],"version":)" + version + "}");
        ASSERT_EQ(sent.status(), 201) << sent.body();
        link_ = "/d/" + service.app().links.token(
                            core::papers_link_purpose, copy().id.text(), copy().link_generation);
    }

    core::Circulation copy()
    {
        return service.app().database.read([](core::UnitOfWork& work) {
            return work.circulations
                .of_meeting(core::AuthorityId{"authority-1"}, core::MeetingId{"m1"})
                .front()
                .circulation;
        });
    }

    test::Answer send(test::TestService::Client& from)
    {
        return from.post(link_ + "/code", {{"do", "send"}});
    }

    test::Answer type(test::TestService::Client& into, const std::string& code)
    {
        return into.post(link_ + "/code", {{"code", code}});
    }

    // What is said of a code that is wrong, on the page to which the form leads.
    test::Answer mistype(test::TestService::Client& into, const std::string& code)
    {
        const auto led = type(into, code);
        EXPECT_EQ(led.status(), 303) << led.body();
        EXPECT_EQ(led.header("Location").find(code), std::string::npos);
        EXPECT_TRUE(led.header("Set-Cookie").empty());
        return test::followed(into, led);
    }

    std::string wrong_code()
    {
        return test::mailed_code(service) == "111111" ? "222222" : "111111";
    }

    std::int64_t audited()
    {
        return service.app().database.read([](core::UnitOfWork& work) {
            return static_cast<std::int64_t>(work.audit.size(core::AuthorityId{"authority-1"}));
        });
    }

    std::string link_;
};

TEST_F(ReaderCheck, SendsACodeByAButtonAndShowsThePapersToWhoTypesIt)
{
    auto reader = service.nobody();
    const auto asks = reader.get(link_);
    EXPECT_EQ(asks.status(), 200);
    EXPECT_TRUE(asks.says("n\xE2\x80\xA6@nhs.example"));
    EXPECT_TRUE(asks.says("Send me a code"));
    EXPECT_TRUE(asks.says("ring us on 01632 960"));
    for (const char* secret : {"noor@", "Noor", "Testwood", "EX-2041", "The school rang"})
        EXPECT_FALSE(asks.says(secret)) << secret;
    EXPECT_FALSE(asks.says("one-time-code")) << "nothing was sent yet";

    const auto sent = send(reader);
    EXPECT_EQ(sent.header("Location"), link_ + "?done=code-sent");
    const auto form = reader.get(link_ + "?done=code-sent");
    EXPECT_TRUE(form.says("The code is on its way to your e-mail."));
    EXPECT_TRUE(form.says("autocomplete=\"one-time-code\""));
    EXPECT_TRUE(form.says("inputmode=\"numeric\""));

    const auto typed = type(reader, test::mailed_code(service));
    EXPECT_TRUE(test::followed(reader, typed).says("The school rang"));
    const std::string cookie = typed.header("Set-Cookie");
    EXPECT_TRUE(cookie.starts_with("__Host-quorate-reader-")) << cookie;
    for (const char* part : {"Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=2592000"})
        EXPECT_NE(cookie.find(part), std::string::npos) << part;
    EXPECT_TRUE(reader.get(link_).says("Open the papers"));
    EXPECT_TRUE(test::opened(reader, link_).says("The school rang"));
    EXPECT_EQ(service.nobody().post(link_).status(), 401) << "on another device";
}

TEST_F(ReaderCheck, ShowsNothingAndNotesNothingWhenTheLinkIsOnlyLookedAt)
{
    const auto before = audited();
    auto scanner = service.nobody();
    for (int look = 0; look < 3; ++look) {
        scanner.get(link_);
        scanner.send(Method::head, link_);
        scanner.get(link_ + "/code");
    }
    EXPECT_EQ(audited(), before);
    EXPECT_TRUE(test::mail_with_code(service).empty());
    EXPECT_FALSE(copy().opened_at);

    const auto pressed = scanner.post(link_);  // some press every button
    EXPECT_EQ(pressed.status(), 401);
    EXPECT_FALSE(pressed.says("The school rang"));
    send(scanner);
    EXPECT_FALSE(copy().opened_at) << "a code was sent, and that is all";
}

TEST_F(ReaderCheck, LetsTheBrowserComeBackToOpenedPapersOnThatDeviceForAWhile)
{
    auto reader = test::reader_of(service, link_);
    const auto led = reader.post(link_);
    ASSERT_EQ(led.status(), 303);
    const std::string there = led.header("Location");
    EXPECT_TRUE(there.starts_with(link_ + "?opened=")) << there;
    const auto before = audited();

    const auto back = reader.get(there);
    EXPECT_EQ(back.status(), 200);
    EXPECT_TRUE(back.says("The school rang"));
    EXPECT_EQ(back.header("Cache-Control"), "no-store");
    EXPECT_EQ(audited(), before) << "a look notes nothing";

    const auto elsewhere = service.nobody().get(there);
    EXPECT_FALSE(elsewhere.says("The school rang"));
    EXPECT_TRUE(elsewhere.says("Send me a code"));
    EXPECT_TRUE(reader.get(there + "x").says("Open the papers"));
    EXPECT_TRUE(reader.get(link_ + "?opened=99999999999.x").says("Open the papers"));
    service.clock().advance(std::chrono::minutes{15});
    const auto later = reader.get(there);
    EXPECT_TRUE(later.says("Open the papers"));
    EXPECT_FALSE(later.says("The school rang"));
}

TEST_F(ReaderCheck, MailsNothingButTheCode)
{
    auto reader = service.nobody();
    send(reader);

    const std::string mail = test::mail_with_code(service);

    EXPECT_NE(mail.find("It works once, for 15 minutes."), std::string::npos) << mail;
    for (const char* secret : {"https://", "Rowan", "Testwood", "EX-2041", "Noor"})
        EXPECT_EQ(mail.find(secret), std::string::npos) << secret << mail;
    const auto subject = mail.find("Subject: ");
    const std::string line = mail.substr(subject, mail.find('\n', subject) - subject);
    EXPECT_EQ(line.find(test::mailed_code(service)), std::string::npos) << line;
}

TEST_F(ReaderCheck, SaysWhatIsWrongWithACodeUntilItIsUsedUp)
{
    auto reader = service.nobody();
    EXPECT_TRUE(mistype(reader, "123456").says("This code does not work any more"));
    send(reader);
    EXPECT_TRUE(mistype(reader, "12345").says("Type the six digits"));
    for (int left = 4; left > 0; --left) {
        const auto wrong = mistype(reader, wrong_code());
        EXPECT_EQ(wrong.status(), 200);
        EXPECT_TRUE(wrong.says("Tries left: " + std::to_string(left))) << left;
    }
    const std::string right = test::mailed_code(service);
    EXPECT_TRUE(mistype(reader, wrong_code()).says("mistyped five times"));

    EXPECT_TRUE(mistype(reader, right).says("mistyped five times"));
    EXPECT_FALSE(reader.get(link_).says("one-time-code"));
    EXPECT_FALSE(copy().opened_at);
}

TEST_F(ReaderCheck, KeepsThatOthersUseTheDeviceWhenTheCodeWasWrong)
{
    auto reader = service.nobody();
    send(reader);

    const auto led = reader.post(link_ + "/code", {{"code", wrong_code()}, {"shared", "yes"}});
    EXPECT_EQ(led.status(), 303);
    EXPECT_TRUE(test::followed(reader, led).says("value=\"yes\" checked"));
    const auto made_up = reader.get(link_ + "?typed=wrong&left=%3Cb%3E");
    EXPECT_EQ(made_up.status(), 200);
    EXPECT_FALSE(made_up.says("<b>"));
    EXPECT_FALSE(reader.get(link_ + "?typed=else").says("There is a problem"));
}

TEST_F(ReaderCheck, SendsNoMoreThanFiveCodesAnHourAndSaysWhenToAskAgain)
{
    auto reader = service.nobody();
    for (int code = 0; code < 5; ++code)
        EXPECT_EQ(send(reader).status(), 303);

    const auto enough = send(reader);

    EXPECT_EQ(enough.status(), 429);
    EXPECT_TRUE(enough.says("You can ask for another from")) << enough.body();
    EXPECT_TRUE(enough.says("11:05"));
    EXPECT_FALSE(enough.says("Send another code"));
}

TEST_F(ReaderCheck, ForgetsADeviceThatOthersUse)
{
    auto reader = service.nobody();
    send(reader);

    const auto opened =
        reader.post(link_ + "/code", {{"code", test::mailed_code(service)}, {"shared", "yes"}});

    EXPECT_EQ(opened.status(), 303);
    EXPECT_EQ(opened.header("Set-Cookie").find("Max-Age"), std::string::npos);
    EXPECT_TRUE(reader.get(link_).says("Open the papers"));
    service.clock().advance(core::shared_device_trust_lasts);
    EXPECT_TRUE(reader.get(link_).says("another code") || reader.get(link_).says("me a code"));
    EXPECT_EQ(reader.post(link_).status(), 401);
}

TEST_F(ReaderCheck, SaysWhomToRingWhenNoCodeCanBeSent)
{
    auto reader = test::reader_of(service, link_);
    test::run(service.app().pool,
              "update contact set email = 'noor.new@nhs.example' where id = 'contact-nurse'");

    const auto page = reader.get(link_);

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("No code can be sent for this link. Please ring us on 01632 960"));
    EXPECT_FALSE(page.says("Send me a code"));
    EXPECT_FALSE(page.says("nhs.example"));
    EXPECT_EQ(reader.post(link_).status(), 401) << "the device counts no more";
    EXPECT_EQ(send(reader).status(), 409);
}

TEST_F(ReaderCheck, ShowsStaffThatACodeWasAskedForAndNotEntered)
{
    auto reader = service.nobody();
    send(reader);
    EXPECT_TRUE(service.as("bs").get(meeting + "/papers").says("A code was asked for on"));

    type(reader, test::mailed_code(service));

    const auto ledger = service.as("bs").get(meeting + "/papers");
    EXPECT_FALSE(ledger.says("A code was asked for on"));
    EXPECT_TRUE(ledger.says("Opened Wednesday 25 November 2026"));
}

TEST_F(ReaderCheck, IsInTheLanguageOfTheSeat)
{
    test::run(service.app().pool, "update invitee set language = 'cy' where id = 'seat-nurse'");
    auto reader = service.nobody();
    const auto nothing_english = [](const test::Answer& page) {
        EXPECT_TRUE(page.says("<html lang=\"cy\"")) << page.body();
        EXPECT_TRUE(test::english_left(page.body()).empty()) << page.body();
    };
    nothing_english(reader.get(link_));
    EXPECT_EQ(send(reader).header("Location"), link_ + "?lang=cy&done=code-sent");
    nothing_english(reader.get(link_ + "?lang=cy&done=code-sent"));
    nothing_english(test::followed(reader, type(reader, "")));
    nothing_english(mistype(reader, wrong_code()));
    EXPECT_NE(test::mail_with_code(service).find("Eich cod yw"), std::string::npos);
    EXPECT_TRUE(reader.get(link_ + "?lang=en").says("The code in the e-mail"));

    const auto elsewhere =
        test::followed(reader, reader.post(link_ + "/code?lang=cy", {{"code", "1"}}));
    EXPECT_TRUE(elsewhere.says("href=\"?lang=en\"")) << "which is this page, and no form's";
}

TEST_F(ReaderCheck, OpensPapersInTheLanguageOfTheSeatAsTheyWereWritten)
{
    test::run(service.app().pool, "update invitee set language = 'cy' where id = 'seat-nurse'");
    EXPECT_TRUE(service.nobody().get(link_).says(
        "Papurau ar gyfer cyfarfod: dydd Mercher 25 Tachwedd 2026"));
    auto reader = test::reader_of(service, link_);
    const auto closed = reader.get(link_);
    EXPECT_TRUE(closed.says("Agor y papurau"));
    EXPECT_TRUE(test::english_left(closed.body()).empty()) << closed.body();

    const auto opened = test::opened(reader, link_ + "?lang=cy");
    for (const char* words : {"Pwy oedd yno",
                              "Cynhadledd",
                              ">Pam rydym yn cyfarfod</h3>",
                              "cm-lines-kept\" lang=\"en\">The school rang"})
        EXPECT_TRUE(opened.says(words)) << words << opened.body();
    for (const char* words : {"Who was there", "Why we are meeting", "(chair)", "Present"})
        EXPECT_FALSE(opened.says(words)) << words << opened.body();
    EXPECT_TRUE(test::opened(reader, link_ + "?lang=en").says("Why we are meeting"));
    EXPECT_TRUE(reader.get(link_ + "?lang=en").says("Open the papers"));
}

TEST(ReaderCheckWords, NameWhatIsBehindTheCheck)
{
    using enum core::Language;
    EXPECT_EQ(reader_check_words(english).enter, "Read the papers");
    EXPECT_EQ(reader_check_words(english, BehindCheck::report).enter, "Open what I wrote");
    EXPECT_NE(reader_check_words(welsh, BehindCheck::report).enter,
              reader_check_words(welsh).enter);
}

}  // namespace
}  // namespace quorate::server
