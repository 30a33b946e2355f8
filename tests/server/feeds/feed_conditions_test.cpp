#include <gtest/gtest.h>

#include "core/feeds/feeds.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

struct Row {
    const char* name;
    std::map<std::string, std::string> given;  // {tag} and {gzip} stand for the two forms' tags
    int status;
};

// What programs send and have been seen to send: peers.md P37, P38, P39.
const Row rows[] = {
    {"Nothing", {}, 200},
    {"ItsTag", {{"if-none-match", "{tag}"}}, 304},
    {"ItsTagAsAWeakOne", {{"if-none-match", "W/{tag}"}}, 304},
    {"ItsTagWithSpacesAround", {{"if-none-match", " \t{tag} "}}, 304},
    {"AnyTag", {{"if-none-match", "*"}}, 304},
    {"AnyTagInQuotes", {{"if-none-match", "\"*\""}}, 200},
    {"AnyTagInAList", {{"if-none-match", "\"a\", *"}}, 200},
    {"AListWithItsTagFirst", {{"if-none-match", "{tag}, \"b\""}}, 304},
    {"AListWithItsTagLastAndWeak", {{"if-none-match", "\"a\",W/\"b\" ,, W/{tag}"}}, 304},
    {"AListWithoutItsTag", {{"if-none-match", "\"a\", W/\"b\""}}, 200},
    {"AnEmptyTag", {{"if-none-match", "\"\""}}, 200},
    {"ATagThatIsNotClosed", {{"if-none-match", "\"abc"}}, 200},
    {"ATagWithoutQuotes", {{"if-none-match", "abc"}}, 200},
    {"ALowerCaseWeakMark", {{"if-none-match", "w/{tag}"}}, 200},
    {"NothingButCommas", {{"if-none-match", ",,,"}}, 200},
    {"TheTagOfTheGzipForm", {{"if-none-match", "{gzip}"}}, 200},
    {"TheGzipTagWhenGzipIsRead", {{"accept-encoding", "gzip"}, {"if-none-match", "{gzip}"}}, 304},
    {"ThePlainTagWhenGzipIsRead", {{"accept-encoding", "gzip"}, {"if-none-match", "{tag}"}}, 200},
    {"BothTagsWhenGzipIsRead",
     {{"accept-encoding", "br, gzip"}, {"if-none-match", "{tag}, {gzip}"}},
     304},
    {"TheGzipTagOfOutlookWhichGetsThePlainText",
     {{"accept-encoding", "gzip"},
      {"user-agent", "Microsoft Office/16.0"},
      {"if-none-match", "{gzip}"}},
     200},
    {"TheYear1970", {{"if-modified-since", "Thu, 01 Jan 1970 00:00:00 GMT"}}, 200},
    {"TheYear1900", {{"if-modified-since", "Mon, 01 Jan 1900 00:00:00 GMT"}}, 200},
    {"TheYear2099", {{"if-modified-since", "Thu, 31 Dec 2099 23:59:59 GMT"}}, 200},
    {"ItsOwnDate", {{"if-modified-since", "{date}"}}, 304},
    {"ASecondBefore", {{"if-modified-since", "Mon, 23 Nov 2026 09:59:58 GMT"}}, 200},
    {"ADayThatIsNot", {{"if-modified-since", "Mon, 31 Feb 2026 00:00:00 GMT"}}, 200},
    {"NoDate", {{"if-modified-since", "garbage"}}, 200},
    {"ANumber", {{"if-modified-since", "1795428000"}}, 200},
    {"ADateWithMoreBehind", {{"if-modified-since", "{date}; length=1"}}, 200},
    {"AnotherZone", {{"if-modified-since", "Mon, 23 Nov 2026 12:00:00 +0100"}}, 200},
    {"AnEmptyDate", {{"if-modified-since", ""}}, 200},
    {"AVeryLongDate", {{"if-modified-since", std::string(500, 'M')}}, 200},
    {"AnotherTagAndItsOwnDate", {{"if-none-match", "\"a\""}, {"if-modified-since", "{date}"}}, 200},
    {"GarbageForATagAndItsOwnDate",
     {{"if-none-match", "garbage"}, {"if-modified-since", "{date}"}},
     200},
    {"ItsTagAndTheYear1970",
     {{"if-none-match", "{tag}"}, {"if-modified-since", "Thu, 01 Jan 1970 00:00:00 GMT"}},
     304},
    {"ARange", {{"range", "bytes=0-9"}}, 200},
    {"ARangeIfItIsTheSame", {{"range", "bytes=0-9"}, {"if-range", "{tag}"}}, 200},
};

class FeedConditions : public testing::TestWithParam<Row> {
protected:
    FeedConditions()
    {
        App& app = service_.app();
        const core::Actor system = core::system_actor(test::exampleshire);
        const auto made = app.transact(system, [&](core::UnitOfWork& work) {
            return core::create_feed(
                work,
                {app.clock, app.random, app.links},
                system,
                {.kind = core::FeedKind::person, .subject = "cc", .label = "x"});
        });
        path_ = "/feeds/" + made->token + ".ics";
    }

    test::Answer ask(Method method, std::map<std::string, std::string> headers)
    {
        return service_.nobody().send(method, path_, "", headers);
    }

    test::TestService service_;
    std::string path_;
};

void put(std::string& text, const std::string& mark, const std::string& value)
{
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark))
        text.replace(at, mark.size(), value);
}

TEST_P(FeedConditions, AreAnsweredAlikeByGetAndHeadFromDatabaseAndMemory)
{
    // The first answer is made now, the later ones come from memory.
    const auto plain = ask(Method::get, {});
    const auto zipped = ask(Method::get, {{"accept-encoding", "gzip"}});
    ASSERT_NE(plain.header("ETag"), zipped.header("ETag"));
    auto given = GetParam().given;
    for (auto& [name, value] : given) {
        put(value, "{tag}", plain.header("ETag"));
        put(value, "{gzip}", zipped.header("ETag"));
        put(value, "{date}", plain.header("Last-Modified"));
    }

    const auto from_memory = ask(Method::get, given);
    const auto head = ask(Method::head, given);
    service_.app().feeds.changed();  // so that nothing is answered from memory
    const auto from_database = ask(Method::get, given);

    for (const auto* answer : {&from_memory, &head, &from_database}) {
        EXPECT_EQ(answer->status(), GetParam().status);
        EXPECT_EQ(answer->header("Vary"), "Accept-Encoding");
        EXPECT_EQ(answer->header("ETag"), from_memory.header("ETag"));
        EXPECT_EQ(answer->header("Last-Modified"), plain.header("Last-Modified"));
        EXPECT_EQ(answer->header("Content-Encoding"), from_memory.header("Content-Encoding"));
        EXPECT_EQ(answer->header("Accept-Ranges"), "");
    }
    EXPECT_EQ(from_memory.response.content().empty(), GetParam().status == 304);
    EXPECT_EQ(from_database.response.content(), from_memory.response.content());
    const bool is_zipped = from_memory.header("Content-Encoding") == "gzip";
    EXPECT_EQ(from_memory.header("ETag"),
              GetParam().status == 304 && given.contains("accept-encoding")
                  ? zipped.header("ETag")
                  : (is_zipped ? zipped : plain).header("ETag"));
}

INSTANTIATE_TEST_SUITE_P(, FeedConditions, testing::ValuesIn(rows), [](const auto& test) {
    return std::string{test.param.name};
});

}  // namespace
}  // namespace quorate::server
