#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "tests/support/plain_rows.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

// What the mother's copy may never hold, in whichever output.
const std::vector<std::string> canaries{"CANARY-SECRET", "CANARY-FATHER", "CANARY-DISSENT"};

class ReleasePages : public test::RecordService {
protected:
    // Minutes with a part for the family, one that tells the father's history, marked by mistake,
    // and one for professionals.
    void agreed()
    {
        hold();
        write("bs", "reason", "CANARY-SECRET");
        write("bs", "child_views", "SHARED", "yes");
        write("bs", "analysis", "CANARY-FATHER", "yes");
        father_part_ = section("analysis");
        views_part_ = section("child_views");
        finish();
        const Fields about{{"persons-" + father_part_, "father-1"},
                           {"source-" + father_part_, "other"}};
        ASSERT_EQ(by("bs", "/papers/about/" + father_part_, about).status(), 303);
    }

    test::Answer send(const std::string& seat, const std::string& digest = {})
    {
        const auto page = service.as("bs").get(meeting + "/papers");
        Fields form{{"version", page.field("version")},
                    {"seats", seat},
                    {"family_checked", "yes"},
                    {"digest-" + seat, digest.empty() ? page.field("digest-" + seat) : digest}};
        return by("bs", "/papers", form);
    }

    std::string waiting_url()
    {
        return service.app().database.read([](core::UnitOfWork& work) {
            return "/papers-to-release/" +
                   work.disclosure.waiting_copies(core::AuthorityId{"authority-1"}).at(0).id.text();
        });
    }

    core::Circulation newest()
    {
        return service.app().database.read([](core::UnitOfWork& work) {
            return work.circulations
                .of_meeting(core::AuthorityId{"authority-1"}, core::MeetingId{"m1"})
                .at(0)
                .circulation;
        });
    }

    std::string link_of_first()
    {
        const core::Circulation sent = newest();
        return "/d/" + service.app().links.token(
                           core::papers_link_purpose, sent.id.text(), sent.link_generation);
    }

    // A copy for the mother that the team manager has released.
    void send_to_mother()
    {
        ASSERT_EQ(send("seat-mother").status(), 303);
        auto manager = service.as("tm");
        const std::string url = waiting_url();
        const auto shown = manager.get(url);
        ASSERT_EQ(manager.post(url + "/release", {{"digest", shown.field("digest")}}).status(),
                  303);
    }

    // Something is put right in the mother's copy, and waits for a colleague.
    void correction_waits()
    {
        ASSERT_EQ(by("cc",
                     "/minutes/amend",
                     {{"number", "1"},
                      {"section", views_part_},
                      {"body", "It was Tuesday"},
                      {"reason", "The mother asked for it"},
                      {"visible_to_family", "yes"}})
                      .status(),
                  303);
        EXPECT_TRUE(next().says("1 correction is put right and not sent."));
        EXPECT_TRUE(service.as("bs").get(meeting + "/papers").says("Send the correction to all"));
        ASSERT_EQ(
            by("bs", "/papers/correction", {{"amendments", "1"}, {"correction_checked", "yes"}})
                .status(),
            303);
    }

    std::string take_back_url() { return "/papers/" + newest().id.text() + "/revoke"; }

    void hold_everything_back()
    {
        ASSERT_EQ(by("cc",
                     "/papers/share/seat-mother",
                     {{"version", "0"}, {"share", "nothing"}, {"reason", "She asked"}})
                      .status(),
                  303);
    }

    // What to do next, on the meeting's page.
    test::Answer next(const std::string& who = "bs") { return service.as(who).get(meeting); }

    static void expect_no_canary(const test::Answer& page, const std::string& where)
    {
        for (const std::string& canary : canaries)
            EXPECT_FALSE(page.says(canary)) << canary << " in " << where;
    }

    std::string father_part_;
    std::string views_part_;
};

TEST_F(ReleasePages, OfPapersSayWhichMailDidNotArriveAndKeepWhatWasSent)
{
    agreed();
    ASSERT_EQ(send("seat-police").status(), 303);
    test::run(service.app().pool,
              "update outbox_message set state = 'bounced' where to_email = '" +
                  test::as_kept("lee@police.example") + "'");

    const auto page = service.as("bs").get(meeting + "/papers");

    EXPECT_TRUE(
        page.says("Mail to this address did not arrive: put it right, or give the papers by hand"))
        << page.body();
    EXPECT_TRUE(page.says("Could not be delivered"));
    const auto nobody = by("bs", "/papers", {{"version", page.field("version")}});
    EXPECT_EQ(nobody.status(), 422);
    EXPECT_TRUE(nobody.says("Choose at least one person to send papers to"));
}

TEST_F(ReleasePages, ACopyForTheFamilyIsLookedAtByTwoBeforeItsLinkOpensIt)
{
    agreed();
    ASSERT_EQ(send("seat-mother").status(), 303);
    EXPECT_TRUE(
        service.as("bs").get(meeting + "/papers").says("Waiting for release by a colleague"));
    const auto refused = service.as("bs").get("/papers-to-release");
    EXPECT_EQ(refused.status(), 403);
    EXPECT_TRUE(refused.says("Ask a conference chair or a team manager to do it."));
    EXPECT_EQ(service.as("bs").get(waiting_url()).status(), 403);

    const std::string url = waiting_url();
    EXPECT_TRUE(service.as("tm").get("/papers-to-release").says("Hazel Testwood"));
    const auto shown = service.as("tm").get(url);
    EXPECT_EQ(shown.status(), 200);
    EXPECT_TRUE(shown.says("SHARED"));
    expect_no_canary(shown, "the copy to release");
    const auto exact = service.as("tm").get(url + "/page");
    EXPECT_EQ(exact.status(), 200);
    expect_no_canary(exact, "the page as they will see it");

    auto manager = service.as("tm");
    EXPECT_EQ(manager.post(url + "/release", {{"digest", "another"}}).status(), 409);
    const auto released = manager.post(url + "/release", {{"digest", shown.field("digest")}});
    EXPECT_EQ(released.status(), 303) << released.body();
    EXPECT_TRUE(service.as("tm").get("/papers-to-release").says("Nothing waits"));

    auto reader = test::reader_of(service, link_of_first());
    const auto opened = test::opened(reader, link_of_first());
    EXPECT_EQ(opened.status(), 200);
    EXPECT_TRUE(opened.says("SHARED"));
    expect_no_canary(opened, "the link");
    // What the two looked at is what is read: the words between the paper's borders are the same.
    const auto paper = [](const test::Answer& page) {
        const auto at = page.body().find("<div class=\"cm-paper\"");
        return page.body().substr(at, page.body().find("</div>", at) - at);
    };
    EXPECT_EQ(paper(opened), paper(exact));
}

TEST_F(ReleasePages, WhoeverHasACopyThatIsHeldBackAltogetherIsToldSoAndWhomToAsk)
{
    agreed();
    send_to_mother();
    const std::string link = link_of_first();

    hold_everything_back();

    const auto stopped = service.nobody().get(link);
    EXPECT_EQ(stopped.status(), 404);
    EXPECT_TRUE(stopped.says("Everything in them is held back at the moment")) << stopped.body();
    EXPECT_TRUE(stopped.says("what you can have"));
    EXPECT_FALSE(stopped.says("This link has stopped working"));
    expect_no_canary(stopped, "the link that is held back");
    const auto page = service.as("bs").get(meeting + "/papers");
    EXPECT_TRUE(page.says("Everything is held back: they have nothing now")) << page.body();
    EXPECT_TRUE(page.says("Held back since: it opens nothing"));
    EXPECT_TRUE(page.says("1 person has nothing of the papers any more."));
    EXPECT_TRUE(next().says("1 person has nothing of the papers any more."));

    test::run(service.app().pool, "update invitee set removed_at = 1 where id = 'seat-mother'");
    EXPECT_TRUE(service.nobody().get(link).says("This link has stopped working"))
        << "who has no seat is told nothing";
}

TEST_F(ReleasePages, ACorrectionThatWaitsForAColleagueIsNotOfferedToBeSentAgain)
{
    agreed();
    send_to_mother();
    correction_waits();

    const auto page = service.as("bs").get(meeting + "/papers");

    EXPECT_TRUE(page.says("The correction waits for a colleague.")) << page.body();
    EXPECT_FALSE(page.says("Send the correction to all"));
    EXPECT_FALSE(next().says("put right and not sent"));
}

TEST_F(ReleasePages, TakingACopyBackSaysFirstAndAfterwardsThatTheCorrectionThatWaitsIsDropped)
{
    agreed();
    send_to_mother();
    correction_waits();
    const std::string link = link_of_first();

    const auto asked = by("bs", take_back_url(), {});

    EXPECT_EQ(asked.status(), 200);
    EXPECT_TRUE(asked.says("Nothing is taken back yet")) << asked.body();
    EXPECT_TRUE(asked.says("A corrected copy for the same person waits for its release"));
    EXPECT_TRUE(asked.says("action=\"" + meeting + take_back_url() + "?confirmed=yes\""));
    EXPECT_FALSE(service.nobody().get(link).says("stopped working"));
    EXPECT_FALSE(service.as("tm").get("/papers-to-release").says("Nothing waits"));
    const std::string api = "/api/v1" + meeting + "/circulations/" + newest().id.text() + "/revoke";
    const auto refused = service.as("bs").post_json(api, "{}");
    EXPECT_EQ(refused.status(), 422) << refused.body();
    EXPECT_TRUE(refused.says("QUO-024"));

    const auto done = by("bs", take_back_url() + "?confirmed=yes", {});

    ASSERT_EQ(done.status(), 303) << done.body();
    EXPECT_TRUE(service.as("bs")
                    .get(done.header("Location"))
                    .says("the corrected copy that waited for its release is dropped"));
    EXPECT_TRUE(service.nobody().get(link).says("stopped working"));
    EXPECT_TRUE(service.as("tm").get("/papers-to-release").says("Nothing waits"));
}

TEST_F(ReleasePages, ACopyThatWasTakenBackIsNotSaidNeverToHaveBeenSent)
{
    agreed();
    send_to_mother();
    test::run(service.app().pool, "update invitee set removed_at = 1 where id <> 'seat-mother'");
    test::run(service.app().pool, "update circulation set revoked_at = sent_at + 1");

    EXPECT_TRUE(next().says("1 copy was taken back, and nothing was sent in its place."));
    EXPECT_FALSE(next().says("not been sent the papers"));
}

TEST_F(ReleasePages, WhoeverPreparedACopyIsToldThatAColleagueReleasesIt)
{
    agreed();
    const auto page = service.as("cc").get(meeting + "/papers");
    by("cc",
       "/papers",
       {{"version", page.field("version")}, {"seats", "seat-mother"}, {"family_checked", "yes"}});

    const auto shown = service.as("cc").get(waiting_url());
    EXPECT_TRUE(shown.says("You prepared this copy."));
    EXPECT_FALSE(shown.says("Release this copy"));
    const auto released =
        service.as("cc").post(waiting_url() + "/release", {{"digest", "whatever"}});
    EXPECT_EQ(released.status(), 403);
}

TEST_F(ReleasePages, ACopyThatIsNotReleasedSaysWhyToWhoPreparedIt)
{
    agreed();
    send("seat-mother");
    const std::string url = waiting_url();

    EXPECT_EQ(service.as("tm").post(url + "/refuse", {{"reason", ""}}).status(), 422);
    EXPECT_EQ(service.as("tm").post(url + "/refuse", {{"reason", "It names the school"}}).status(),
              303);
    EXPECT_TRUE(service.as("bs").get(meeting + "/papers").says("It names the school"));
}

TEST_F(ReleasePages, TheMeetingSaysWhatIsToBeDoneWithItsPapersUntilAllAreSent)
{
    hold();
    EXPECT_FALSE(next().says("Send the papers"));
    write("bs", "child_views", "SHARED", "yes");
    finish();
    EXPECT_TRUE(next().says("The minutes are agreed."));
    EXPECT_TRUE(next().says("Send the papers"));
    EXPECT_FALSE(next().says("Finish the minutes"));

    ASSERT_EQ(send("seat-mother").status(), 303);
    EXPECT_TRUE(next().says("1 copy waits for a colleague."));
    EXPECT_TRUE(next("tm").says("See what waits"));
    const auto queue = [this] { return service.as("bs").get("/minutes-to-send"); };
    EXPECT_TRUE(queue().says("1 waits for release"));
    EXPECT_TRUE(next().says("not been sent the papers."));

    ASSERT_EQ(service.as("tm")
                  .post(waiting_url() + "/refuse", {{"reason", "It names the school"}})
                  .status(),
              303);
    EXPECT_TRUE(next().says("1 copy was not released."));
    EXPECT_FALSE(next().says("waits for a colleague"));
    EXPECT_TRUE(queue().says("1 not released"));

    ASSERT_EQ(send("seat-mother").status(), 303);
    const std::string url = waiting_url();
    const auto page = service.as("tm").get(url);
    ASSERT_EQ(service.as("tm").post(url + "/release", {{"digest", page.field("digest")}}).status(),
              303);
    EXPECT_FALSE(next().says("1 copy was not released."));
    EXPECT_FALSE(queue().says("Copies that have not left"));
    for (const char* seat :
         {"seat-police", "seat-nurse", "seat-school", "seat-worker", "seat-chair", "seat-father"})
        test::run(service.app().pool,
                  std::string{"update invitee set removed_at = 1 where id = '"} + seat + "'");
    EXPECT_FALSE(next().says("not been sent the papers."));
    EXPECT_FALSE(next().says("Finish the minutes"));
}

TEST_F(ReleasePages, OfACopyThatChangedWhileItWaitedItIsSaidWhoPreparesItAgain)
{
    agreed();
    ASSERT_EQ(send("seat-mother").status(), 303);
    ASSERT_TRUE(next().says("1 copy waits for a colleague."));

    // The language in which she reads it was looked at as well.
    test::run(service.app().pool, "update invitee set language = 'cy' where id = 'seat-mother'");

    const std::string what = "1 copy has changed since a colleague was to release it.";
    EXPECT_TRUE(next().says(what)) << next().body();
    EXPECT_TRUE(next().says("Prepare it again"));
    EXPECT_FALSE(next().says("waits for a colleague"));
    EXPECT_TRUE(next("tm").says(what));
    EXPECT_TRUE(next("tm").says("See what waits") || next("tm").says("Prepare it again"));
    const auto page = service.as("bs").get(meeting + "/papers");
    EXPECT_TRUE(page.says(what)) << page.body();
    EXPECT_TRUE(page.says("href=\"" + meeting + "/papers?who=seat-mother#copy\""));
    EXPECT_TRUE(page.says("Changed since it was prepared"));
    EXPECT_FALSE(page.says("Waiting for release by a colleague"));
    EXPECT_FALSE(page.says("Some copies wait for a colleague."));
    const auto queue = [this] { return service.as("bs").get("/minutes-to-send"); };
    EXPECT_TRUE(queue().says("1 changed since: to be prepared again")) << queue().body();
    EXPECT_FALSE(queue().says("waits for release"));
    const std::string marked = "Changed: to be prepared again before it can go";
    EXPECT_TRUE(service.as("tm").get("/papers-to-release").says(marked));

    ASSERT_EQ(send("seat-mother").status(), 303);
    EXPECT_TRUE(queue().says("1 waits for release"));
    EXPECT_FALSE(service.as("tm").get("/papers-to-release").says(marked));
    EXPECT_TRUE(next().says("1 copy waits for a colleague."));
    EXPECT_FALSE(next().says(what));
}

TEST_F(ReleasePages, SendingIsRefusedWhenACopyIsNotWhatWasLookedAt)
{
    agreed();

    const auto refused = send("seat-police", "another");

    EXPECT_EQ(refused.status(), 409);
    EXPECT_TRUE(refused.says("A copy is not what you looked at any more"));
    EXPECT_EQ(send("seat-police").status(), 303);
}

TEST_F(ReleasePages, TheExactPageIsTheOneBehindTheLink)
{
    agreed();

    const auto exact = service.as("bs").get(meeting + "/papers/copy/seat-mother");
    EXPECT_EQ(exact.status(), 200);
    EXPECT_TRUE(exact.says("SHARED"));
    EXPECT_FALSE(exact.says("Name of bs"));
    expect_no_canary(exact, "the exact page");
    EXPECT_EQ(service.as("bs").get(meeting + "/papers/copy/no").status(), 404);
    EXPECT_EQ(service.as("sw").get(meeting + "/papers/copy/seat-mother").status(), 403);
}

TEST_F(ReleasePages, TheMapOffersWhatMayGoAndSaysWhatNeverDoes)
{
    agreed();
    const std::string share = "/papers/share/seat-mother";
    const auto page = service.as("cc").get(meeting + share);
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("police record or address"));
    EXPECT_FALSE(page.says("value=\"" + father_part_ + "\""));

    EXPECT_EQ(
        by("cc", share, {{"version", "0"}, {"share", "part"}, {"sections", father_part_}}).status(),
        422);
    EXPECT_EQ(by("cc", share, {{"version", "0"}, {"share", "nothing"}}).status(), 422);
    EXPECT_EQ(
        by("cc", share, {{"version", "0"}, {"share", "nothing"}, {"reason", "She asked"}}).status(),
        303);
    EXPECT_TRUE(service.as("bs").get(meeting + "/papers").says("The chair gives this person"));
    EXPECT_EQ(service.as("bs").get(meeting + "/papers/copy/seat-mother").status(), 404);
    test::run(service.app().pool, "update seat_choice set chosen_by = 'bs'");
    const auto by_another = service.as("bs").get(meeting + "/papers");
    EXPECT_TRUE(by_another.says("It was chosen that this person gets nothing"));
    EXPECT_FALSE(by_another.says("The chair gives this person"));
}

TEST_F(ReleasePages, ACopyThatWaitsAndHasNothingLeftToSendSaysSo)
{
    agreed();
    ASSERT_EQ(send("seat-mother").status(), 303);
    ASSERT_EQ(by("cc",
                 "/papers/share/seat-mother",
                 {{"version", "0"}, {"share", "nothing"}, {"reason", "She asked"}})
                  .status(),
              303);

    const auto page = service.as("bs").get(meeting + "/papers");
    EXPECT_TRUE(page.says("nothing is left to send: take back what waits")) << page.body();
    EXPECT_FALSE(page.says("send it again"));
}

TEST_F(ReleasePages, SaysWhomEachPartIsAboutAndWhoseChildrenAreWhose)
{
    agreed();

    const auto page = service.as("sw").get(meeting + "/papers/about");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Decision: Rowan"));
    EXPECT_TRUE(page.says("The children of Hazel Testwood"));
    EXPECT_EQ(by("sw", "/papers/about/members/mother-1", {{"own-mother-1", "child-1"}}).status(),
              303);
    EXPECT_EQ(by("sw", "/papers/about/members/no", {}).status(), 404);
    EXPECT_FALSE(service.as("bs").get(meeting + "/papers?who=seat-mother").says("SHARED"));
    EXPECT_EQ(by("sw", "/papers/about/no", {}).status(), 404);
}

}  // namespace
}  // namespace quorate::server
