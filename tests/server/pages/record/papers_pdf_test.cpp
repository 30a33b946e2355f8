#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <thread>

#include "core/audit/audit_trail.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "server/worker/bounded_process.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/english_left.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

const core::AuthorityId authority{"authority-1"};

class PapersPdf : public test::RecordService {
protected:
    PapersPdf() { makes("printf '%%PDF-'; cat"); }

    // The program that makes PDFs from here on; the first gives the HTML it was given.
    void makes(const std::string& script, const PdfBounds& bounds = {})
    {
        service.app().pdf = std::make_unique<PdfRenderer>(
            std::vector<std::string>{"/bin/sh", "-c", script}, bounds);
    }

    void nothing_makes()
    {
        service.app().pdf = std::make_unique<PdfRenderer>(std::vector<std::string>{});
    }

    void agreed()
    {
        hold();
        write("bs", "reason", "CANARY-SECRET");
        write("bs", "child_views", "SHARED", "yes");
        finish();
    }

    void send(const std::string& seat)
    {
        const auto page = service.as("bs").get(meeting + "/papers");
        const auto sent = by("bs",
                             "/papers",
                             {{"version", page.field("version")},
                              {"seats", seat},
                              {"family_checked", "yes"},
                              {"digest-" + seat, page.field("digest-" + seat)}});
        ASSERT_EQ(sent.status(), 303) << sent.body();
    }

    // The papers of the mother, once a colleague has released them.
    std::string link_of_mother()
    {
        agreed();
        send("seat-mother");
        const std::string copy = service.app().database.read([](core::UnitOfWork& work) {
            return "/papers-to-release/" +
                   work.disclosure.waiting_copies(authority).at(0).id.text();
        });
        const auto shown = service.as("tm").get(copy);
        EXPECT_EQ(
            service.as("tm").post(copy + "/release", {{"digest", shown.field("digest")}}).status(),
            303);
        reader_ = test::reader_of(service, link());
        test::run(service.app().pool, "update circulation set opened_at = null");
        return link();
    }

    // The browser of the mother, who has typed her code into it.
    test::TestService::Client& reader() { return *reader_; }

    core::Circulation circulation()
    {
        return service.app().database.read([](core::UnitOfWork& work) {
            return work.circulations.of_meeting(authority, core::MeetingId{"m1"}).at(0).circulation;
        });
    }

    std::string link()
    {
        const core::Circulation sent = circulation();
        return "/d/" + service.app().links.token(
                           core::papers_link_purpose, sent.id.text(), sent.link_generation);
    }

    std::size_t audited()
    {
        return static_cast<std::size_t>(service.app().database.read(
            [](core::UnitOfWork& work) { return work.audit.size(authority); }));
    }

private:
    std::optional<test::TestService::Client> reader_;
};

TEST_F(PapersPdf, OfACopyThatWaitsIsWhatItsReaderWillHave)
{
    agreed();
    send("seat-mother");
    const std::string copy = service.app().database.read([](core::UnitOfWork& work) {
        return "/papers-to-release/" + work.disclosure.waiting_copies(authority).at(0).id.text();
    });

    EXPECT_TRUE(service.as("tm").get(copy + "/page").says(copy + "/pdf"));
    const auto pdf = service.as("tm").get(copy + "/pdf");
    ASSERT_EQ(pdf.status(), 200) << pdf.body();
    EXPECT_EQ(pdf.header("Content-Type"), "application/pdf");
    EXPECT_TRUE(pdf.says("SHARED"));
    EXPECT_FALSE(pdf.says("CANARY"));
    EXPECT_NE(service.as("am").get(copy + "/pdf").status(), 200);
}

TEST_F(PapersPdf, OfALinkHoldsWhatItsPageShowsAndNothingElse)
{
    const std::string link = link_of_mother();

    const auto pdf = reader().post(link + "/pdf");

    ASSERT_EQ(pdf.status(), 200) << pdf.body();
    EXPECT_EQ(pdf.header("Content-Type"), "application/pdf");
    EXPECT_EQ(pdf.header("Cache-Control"), "no-store");
    EXPECT_EQ(pdf.header("Content-Language"), "en");
    EXPECT_TRUE(pdf.body().starts_with("%PDF-<!DOCTYPE html>\n<html lang=\"en\">")) << pdf.body();
    EXPECT_TRUE(pdf.says("SHARED"));
    EXPECT_FALSE(pdf.says("CANARY-SECRET"));
    EXPECT_FALSE(pdf.says("<form"));
    EXPECT_FALSE(pdf.says("href="));
    EXPECT_FALSE(pdf.says("<link"));
    EXPECT_FALSE(pdf.says(link.substr(3)));
    EXPECT_TRUE(pdf.says("<title>Papers for a meeting</title>"));
    const std::string name = pdf.header("Content-Disposition");
    EXPECT_TRUE(name.starts_with("attachment; filename=\"papers-")) << name;
    EXPECT_EQ(name.size(), std::string{"attachment; filename=\"papers-ABCDEF.pdf\""}.size())
        << name;
    EXPECT_TRUE(test::opened(reader(), link).says("Download as PDF"));
}

TEST_F(PapersPdf, OfALinkIsNotMadeOnADeviceThatHasNotProvedItsMailbox)
{
    const std::string link = link_of_mother();

    const auto refused = service.nobody().post(link + "/pdf");

    EXPECT_EQ(refused.status(), 401);
    EXPECT_FALSE(refused.says("SHARED"));
    EXPECT_TRUE(refused.says("Send me a code"));
    EXPECT_FALSE(circulation().opened_at.has_value());
}

TEST_F(PapersPdf, IsOpenedByAButtonAndNotedAsOpened)
{
    const std::string link = link_of_mother();
    const auto before = audited();

    const auto looked = reader().get(link + "/pdf");
    EXPECT_EQ(looked.status(), 200);
    EXPECT_FALSE(looked.says("SHARED"));
    EXPECT_TRUE(looked.says("Download as PDF in large print"));
    EXPECT_EQ(audited(), before);
    EXPECT_FALSE(circulation().opened_at.has_value());

    EXPECT_EQ(reader().post(link + "/pdf").status(), 200);
    EXPECT_EQ(audited(), before + 1);
    EXPECT_TRUE(circulation().opened_at.has_value());
}

TEST_F(PapersPdf, IsLargeWhenTheAddressSaysSo)
{
    const std::string link = link_of_mother();

    EXPECT_TRUE(reader().post(link + "/pdf?size=large").says("class=\"large\""));
    EXPECT_FALSE(reader().post(link + "/pdf").says("class=\"large\""));
    EXPECT_TRUE(reader()
                    .post(link + "/pdf?size=large")
                    .header("Content-Disposition")
                    .ends_with("-large.pdf\""));
    EXPECT_FALSE(
        reader().post(link + "/pdf").header("Content-Disposition").ends_with("-large.pdf\""));
    const auto page = test::opened(reader(), link + "?size=large");
    EXPECT_TRUE(page.says("cm-paper--large"));
    EXPECT_TRUE(page.says("Read in usual print"));
    EXPECT_FALSE(test::opened(reader(), link).says("cm-paper--large"));
    EXPECT_TRUE(reader().get(link).says("Read in large print"));
}

TEST_F(PapersPdf, IsInWelshForWhoReadsWelsh)
{
    test::run(service.app().pool, "update invitee set language = 'cy' where id = 'seat-mother'");
    const std::string link = link_of_mother();

    const auto closed = reader().get(link + "/pdf");
    EXPECT_TRUE(closed.says("Lawrlwytho fel PDF"));
    EXPECT_TRUE(test::english_left(closed.body()).empty()) << closed.body();
    const auto pdf = reader().post(link + "/pdf?lang=cy");
    EXPECT_EQ(pdf.header("Content-Language"), "cy");
    EXPECT_TRUE(pdf.says("<html lang=\"cy\">"));
    EXPECT_TRUE(pdf.says("<title>Papurau ar gyfer cyfarfod</title>"));
    EXPECT_EQ(reader().post(link + "/pdf?lang=en").header("Content-Language"), "en");

    makes("exit 1");
    const auto failed = reader().post(link + "/pdf");
    EXPECT_EQ(failed.status(), 502);
    EXPECT_TRUE(failed.says(link + "?lang=cy"));
    EXPECT_TRUE(test::english_left(failed.body()).empty()) << failed.body();
}

TEST_F(PapersPdf, IsRefusedOnceThePapersWereTakenBack)
{
    const std::string link = link_of_mother();
    by("bs", "/papers/" + circulation().id.text() + "/revoke?confirmed=copy", {});
    ASSERT_TRUE(circulation().revoked_at.has_value());

    EXPECT_EQ(reader().post(link + "/pdf").status(), 404);
    EXPECT_EQ(reader().get(link + "/pdf").status(), 404);
}

TEST_F(PapersPdf, IsNotGivenWhenThePapersWereTakenBackWhileItWasMade)
{
    const std::string link = link_of_mother();
    const test::TempFolder folder;
    const std::string began = folder.path() + "/began";
    const std::string go_on = folder.path() + "/go-on";
    makes("touch " + began + "; while ! test -e " + go_on +
          "; do sleep 0.02; done; printf '%%PDF-'; cat");

    test::Answer answer;
    std::thread asking{[&] { answer = reader().post(link + "/pdf"); }};
    while (!std::filesystem::exists(began))
        std::this_thread::sleep_for(5ms);
    by("bs", "/papers/" + circulation().id.text() + "/revoke?confirmed=copy", {});
    std::ofstream{go_on} << "now";
    asking.join();

    EXPECT_EQ(answer.status(), 404);
    EXPECT_FALSE(answer.says("SHARED"));
    EXPECT_FALSE(circulation().opened_at.has_value());
}

TEST_F(PapersPdf, IsRefusedOnceTheLinkIsOver)
{
    const std::string link = link_of_mother();
    service.clock().set(circulation().expires_at + 1min);

    EXPECT_EQ(reader().post(link + "/pdf").status(), 404);
    EXPECT_EQ(reader().get(link + "/pdf").status(), 404);
}

TEST_F(PapersPdf, IsRefusedToWhoeverWasExcludedAfterThePapersLeft)
{
    const std::string link = link_of_mother();
    test::run(service.app().pool,
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x1', 'authority-1', 'case-1', 'mother-1', 'r', "
              "'sw', 0)");

    const auto refused = reader().post(link + "/pdf");
    EXPECT_EQ(refused.status(), 404);
    EXPECT_FALSE(refused.says("SHARED"));
    const auto staff = service.as("bs").get(meeting + "/papers/copy/seat-mother/pdf");
    EXPECT_EQ(staff.status(), 404);
    EXPECT_FALSE(staff.says("SHARED"));
}

TEST_F(PapersPdf, IsRefusedBehindALinkThatNobodyWasSent)
{
    EXPECT_EQ(service.nobody().post("/d/guess/pdf").status(), 404);
    EXPECT_EQ(service.nobody().get("/d/guess/pdf").status(), 404);
}

TEST_F(PapersPdf, OfACopyIsForThoseWhoMaySendItAndOfThatSeatAlone)
{
    agreed();
    const std::string copies = meeting + "/papers/copy/";

    const auto mother = service.as("bs").get(copies + "seat-mother/pdf");
    ASSERT_EQ(mother.status(), 200) << mother.body();
    EXPECT_TRUE(mother.says("SHARED"));
    EXPECT_FALSE(mother.says("CANARY-SECRET"));
    EXPECT_FALSE(mother.says("Name of bs"));
    EXPECT_TRUE(service.as("bs").get(copies + "seat-police/pdf").says("CANARY-SECRET"));
    EXPECT_TRUE(service.as("bs")
                    .get(copies + "seat-mother")
                    .says("href=\"" + copies + "seat-mother/pdf?size=large\""));

    EXPECT_EQ(service.as("bs").get(copies + "no/pdf").status(), 404);
    EXPECT_EQ(service.as("sw").get(copies + "seat-mother/pdf").status(), 403);
    EXPECT_EQ(service.nobody().get(copies + "seat-mother/pdf").status(), 303);
}

TEST_F(PapersPdf, OfADecisionLetterIsTheSheetThatIsPrinted)
{
    hold();
    decide("child-1", "cp_plan_made");
    decide("child-2", "no_further_action");
    test::run(service.app().pool,
              "update decision set visible_to_family = 1 where child_id = 'child-1'");
    test::run(service.app().pool,
              "insert into safe_address (family_member_id, authority_id, address) values "
              "('mother-1', 'authority-1', '1 Hidden Row')");
    const auto end = service.as("cc").get(meeting + "/register");
    by("cc", "/close", {{"version", end.field("version")}, {"confirmed", "yes"}});
    const std::string letters = meeting + "/decision-letter/";

    const auto pdf = service.as("bs").get(letters + "seat-mother/pdf");
    ASSERT_EQ(pdf.status(), 200) << pdf.body();
    EXPECT_TRUE(pdf.says("1 Hidden Row"));
    EXPECT_TRUE(pdf.says("Dear Hazel Testwood"));
    EXPECT_FALSE(pdf.says("Wren"));
    EXPECT_TRUE(pdf.says("<title>Letter about a meeting</title>"));
    EXPECT_TRUE(pdf.header("Content-Disposition").starts_with("attachment; filename=\"letter-"));
    const auto page = service.as("bs").get(letters + "seat-mother/print?size=large");
    EXPECT_TRUE(page.says("cm-letter--large"));
    EXPECT_TRUE(page.says("href=\"" + letters + "seat-mother/pdf\""));

    EXPECT_EQ(service.as("sw").get(letters + "seat-mother/pdf").status(), 403);
    EXPECT_EQ(service.as("bs").get(letters + "no/pdf").status(), 404);
    EXPECT_EQ(service.nobody().get(letters + "seat-mother/pdf").status(), 303);
}

TEST_F(PapersPdf, ThatIsNotMadeLeadsBackToThePageInPlainWords)
{
    const std::string link = link_of_mother();

    makes("kill -SEGV $$");
    const auto crashed = reader().post(link + "/pdf");
    EXPECT_EQ(crashed.status(), 502);
    EXPECT_TRUE(crashed.says("The PDF could not be made"));
    EXPECT_TRUE(crashed.says("Nothing is lost"));
    EXPECT_TRUE(crashed.says("You can print the page instead."));
    EXPECT_TRUE(crashed.says("href=\"" + link + "\""));
    EXPECT_FALSE(crashed.says("SHARED"));
    EXPECT_FALSE(circulation().opened_at.has_value()) << "nobody has read them";

    makes("sleep 60", {.deadline = 50ms});
    EXPECT_EQ(reader().post(link + "/pdf").status(), 502);
    makes("cat", {.html = 10});
    EXPECT_EQ(reader().post(link + "/pdf").status(), 502);

    makes("cat", {.at_once = 0});
    const auto busy = reader().post(link + "/pdf");
    EXPECT_EQ(busy.status(), 503);
    EXPECT_EQ(busy.header("Retry-After"), "60");
    EXPECT_TRUE(busy.says("Try again in a minute."));
    // The page itself is there throughout.
    EXPECT_TRUE(test::opened(reader(), link).says("SHARED"));
}

TEST_F(PapersPdf, IsNotOfferedWhereNothingMakesIt)
{
    const std::string link = link_of_mother();
    nothing_makes();

    const auto page = test::opened(reader(), link);
    EXPECT_FALSE(page.says("Download as PDF"));
    EXPECT_TRUE(page.says("To print this page, hold down Ctrl and press P"));
    EXPECT_TRUE(page.says("Read in large print"));
    EXPECT_FALSE(reader().get(link + "/pdf").says("Download as PDF"));
    const auto asked = reader().post(link + "/pdf");
    EXPECT_EQ(asked.status(), 404);
    EXPECT_TRUE(asked.says("You can print the page instead."));
}

TEST_F(PapersPdf, OfWeasyPrintHoldsTheWordsOfThePapers)
{
    const char* path = std::getenv("PATH");
    auto command = pdf_command("", path == nullptr ? "" : path);
    if (command.empty() || !std::filesystem::exists("/usr/bin/pdftotext"))
        GTEST_SKIP() << "WeasyPrint or poppler-utils is not installed";
    const std::string link = link_of_mother();
    service.app().pdf = std::make_unique<PdfRenderer>(std::move(command));

    const auto pdf = reader().post(link + "/pdf?size=large");

    ASSERT_EQ(pdf.status(), 200) << pdf.body();
    EXPECT_TRUE(pdf.says("/Lang (en)"));
    EXPECT_TRUE(pdf.says("/StructTreeRoot"));
    const std::string words = run_bounded("/usr/bin/pdftotext", {"-", "-"}, pdf.body(), {}).output;
    EXPECT_NE(words.find("SHARED"), std::string::npos) << words;
    EXPECT_EQ(words.find("CANARY-SECRET"), std::string::npos) << words;
}

}  // namespace
}  // namespace quorate::server
