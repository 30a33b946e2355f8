#include "server/feeds/feed_answer.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "server/feeds/feed_cache.hpp"
#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

const core::Instant changed = test::at("2026-11-23T09:30:00Z");
const FeedAnswer feed{"BEGIN:VCALENDAR\r\n" + std::string(3000, 'x') + "\r\n", changed, false};

std::string header(const FeedAnswer::Variant& variant, std::string_view name)
{
    for (const auto& [key, value] : variant.headers)
        if (key == name) return value;
    return {};
}

// The answer to a GET with these headers.
const FeedAnswer::Variant& asked(std::vector<std::pair<std::string, std::string>> headers)
{
    Request request;
    request.headers = std::move(headers);
    return feed.choose(lean_view(request));
}

std::string tag()
{
    return header(asked({}), "ETag");
}

std::string gzip_tag()
{
    return header(asked({{"accept-encoding", "gzip"}}), "ETag");
}

struct Case {
    const char* name;
    std::vector<std::pair<std::string, std::string>> given;  // {tag} and {gzip} stand for the tags
    int then_status;
};

const Case cases[] = {
    {"Nothing", {}, 200},
    {"ItsTag", {{"if-none-match", "{tag}"}}, 304},
    {"ItsTagMarkedWeak", {{"if-none-match", "W/{tag}"}}, 304},
    {"AnyTag", {{"if-none-match", "*"}}, 304},
    {"AListWithItsTag", {{"if-none-match", "\"a\", W/\"b\",{tag} , \"c\""}}, 304},
    {"AListWithout", {{"if-none-match", "\"a\", \"b\""}}, 200},
    {"ATagThatOnlyBeginsLikeIt", {{"if-none-match", "\"a{tag}\""}}, 200},
    {"NoTagAtAll", {{"if-none-match", "rubbish"}}, 200},
    {"AnEmptyList", {{"if-none-match", " , "}}, 200},
    {"TheOtherFormsTag", {{"if-none-match", "{gzip}"}}, 200},
    {"ItsTagForGzip", {{"accept-encoding", "gzip"}, {"if-none-match", "{gzip}"}}, 304},
    {"ThePlainTagForGzip", {{"accept-encoding", "gzip"}, {"if-none-match", "{tag}"}}, 200},
    {"TheSameSecond", {{"if-modified-since", "Mon, 23 Nov 2026 09:30:00 GMT"}}, 304},
    {"Later", {{"if-modified-since", "Mon, 23 Nov 2026 12:00:00 GMT"}}, 304},
    {"ASecondBefore", {{"if-modified-since", "Mon, 23 Nov 2026 09:29:59 GMT"}}, 200},
    {"AnOldFormOfDate", {{"if-modified-since", "Monday, 23-Nov-26 09:30:00 GMT"}}, 304},
    {"TheOldestFormOfDate", {{"if-modified-since", "Mon Nov 23 09:30:00 2026"}}, 304},
    {"ADayThatIsNot", {{"if-modified-since", "Tue, 31 Feb 2027 09:30:00 GMT"}}, 200},
    {"AStarAmongTags", {{"if-none-match", "\"a\", *"}}, 200},
    {"AStarInQuotes", {{"if-none-match", "\"*\""}}, 200},
    {"NoDateAtAll", {{"if-modified-since", "yesterday"}}, 200},
    {"AnotherTagAndTheSameSecond",
     {{"if-none-match", "\"a\""}, {"if-modified-since", "Mon, 23 Nov 2026 09:30:00 GMT"}},
     200},
    {"ItsTagAndAnEarlierSecond",
     {{"if-none-match", "{tag}"}, {"if-modified-since", "Mon, 23 Nov 2020 09:30:00 GMT"}},
     304},
};

class ConditionalFeed : public testing::TestWithParam<Case> {};

TEST_P(ConditionalFeed, AnswersAsRfc9110Says)
{
    auto given = GetParam().given;
    for (auto& [name, value] : given)
        for (const auto& [mark, text] :
             {std::pair{std::string{"{tag}"}, tag()}, {std::string{"{gzip}"}, gzip_tag()}})
            if (const auto at = value.find(mark); at != std::string::npos)
                value.replace(at, mark.size(), text);

    const auto& variant = asked(given);

    EXPECT_EQ(variant.status, GetParam().then_status);
    EXPECT_EQ(variant.prepared.body != nullptr, GetParam().then_status == 200);
    EXPECT_EQ(header(variant, "Last-Modified"), "Mon, 23 Nov 2026 09:30:00 GMT");
}

INSTANTIATE_TEST_SUITE_P(, ConditionalFeed, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(FeedAnswer, TagsEachFormStronglyAndApart)
{
    EXPECT_TRUE(tag().starts_with('"'));
    EXPECT_TRUE(gzip_tag().starts_with('"'));
    EXPECT_NE(tag(), gzip_tag());
    const FeedAnswer again{feed.text(), changed + std::chrono::hours{1}, false};
    EXPECT_EQ(header(again.choose({}), "ETag"), tag());
    const FeedAnswer other{feed.text() + "x", changed, false};
    EXPECT_NE(header(other.choose({}), "ETag"), tag());
}

TEST(FeedAnswer, CompressesForThoseWhoReadIt)
{
    const auto& zipped = asked({{"accept-encoding", "deflate, gzip;q=0.5"}});

    EXPECT_EQ(header(zipped, "Content-Encoding"), "gzip");
    EXPECT_LT(zipped.prepared.body->size(), 200u);
    EXPECT_EQ(header(asked({{"accept-encoding", "gzip;q=0"}}), "Content-Encoding"), "");
    EXPECT_EQ(header(asked({}), "Vary"), "Accept-Encoding");
}

TEST(FeedAnswer, IsCompressedWhenThatIsFirstAskedForAndNotBefore)
{
    const FeedAnswer fresh{feed.text(), changed, false};
    const LeanRequest plain{};
    const LeanRequest zipped{.path = {}, .accept_encoding = "gzip"};
    const std::string tag = gzip_tag();
    const LeanRequest known{.path = {}, .if_none_match = tag, .accept_encoding = "gzip"};
    const std::size_t size = fresh.size();

    EXPECT_EQ(fresh.ready(plain), &fresh.choose(plain));
    EXPECT_EQ(fresh.ready(zipped), nullptr);
    ASSERT_NE(fresh.ready(known), nullptr);
    EXPECT_EQ(fresh.ready(known)->status, 304);

    const FeedAnswer::Variant& made = fresh.choose(zipped);

    EXPECT_EQ(fresh.ready(zipped), &made);
    EXPECT_EQ(made.status, 200);
    EXPECT_EQ(fresh.size(), size);  // what it takes was counted from the beginning
}

TEST(FeedAnswer, SendsOutlookThePlainText)
{
    const auto& variant = asked(
        {{"accept-encoding", "gzip"}, {"user-agent", "Microsoft Office/16.0 (Outlook 16.0)"}});

    EXPECT_EQ(header(variant, "Content-Encoding"), "");
}

TEST(FeedAnswer, KeepsItselfOutOfSearchEnginesAndSharedCaches)
{
    const std::string head = asked({}).prepared.head;

    EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\n"));
    for (const char* line : {"Cache-Control: private, no-cache\r\n",
                             "X-Robots-Tag: noindex\r\n",
                             "X-Content-Type-Options: nosniff\r\n",
                             "Referrer-Policy: no-referrer\r\n",
                             "Content-Type: text/calendar; charset=utf-8\r\n",
                             "Content-Disposition: inline; filename=\"calendar.ics\"\r\n"})
        EXPECT_NE(head.find(line), std::string::npos) << line;
    EXPECT_EQ(head.find("Strict-Transport-Security"), std::string::npos);
    EXPECT_NE(FeedAnswer("", changed, true).choose({}).prepared.head.find("Strict-Transport"),
              std::string::npos);
}

TEST(FeedAnswer, SaysNothingOfABodyThatIsNotSent)
{
    const std::string head = asked({{"if-none-match", "*"}}).prepared.head;

    EXPECT_TRUE(head.starts_with("HTTP/1.1 304 Not Modified\r\n"));
    EXPECT_EQ(head.find("Content-Length"), std::string::npos);
    EXPECT_EQ(head.find("\r\nContent-Type:"), std::string::npos);
    EXPECT_NE(head.find("ETag: " + tag()), std::string::npos);
}

TEST(FeedAddress, HoldsTheToken)
{
    EXPECT_EQ(feed_token("/feeds/abc.ics"), "abc");
    EXPECT_EQ(feed_token("/feeds/.ics"), "");
    EXPECT_EQ(feed_token("/feeds/abc"), "");
    EXPECT_EQ(feed_token("/feeds"), "");
}

TEST(CalendarClient, IsNamedByItsUserAgent)
{
    EXPECT_EQ(calendar_client("Mozilla/5.0 (X11; rv:1) Gecko Thunderbird/153.0"), "Thunderbird");
    EXPECT_EQ(calendar_client("Google-Calendar-Importer"), "Google Calendar");
    EXPECT_EQ(calendar_client("Microsoft Office/16.0"), "Outlook");
    EXPECT_EQ(calendar_client("macOS/14.1 (23B74) CalendarAgent/1"), "Apple Calendar");
    EXPECT_EQ(calendar_client(""), "Another program");
}

}  // namespace
}  // namespace quorate::server
