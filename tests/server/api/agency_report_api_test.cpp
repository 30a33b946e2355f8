#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/record_service.hpp"
#include "tests/support/report_files.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class AgencyReportApi : public test::RecordService {
protected:
    AgencyReportApi() { service.clock().set(test::at("2026-11-20T10:00")); }

    const std::string api = "/api/v1" + meeting + "/reports";

    static json::object parsed(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    // "%PDF-1.7\n" in base64.
    const std::string with_a_file =
        R"({"invitee":"seat-nurse","way":"uploaded","received_on":"2026-11-19",)"
        R"("file":{"name":"Notes.pdf","content":"JVBERi0xLjcK"}})";
};

TEST_F(AgencyReportApi, TellsWhoIsAskedAndByWhen)
{
    const auto answer = service.as("bs").get_json(api);

    ASSERT_EQ(answer.status(), 200);
    const json::object board = parsed(answer);
    EXPECT_EQ(board.at("missing"), 4);
    EXPECT_EQ(board.at("due").at("due_on"), "2026-11-20");
    EXPECT_EQ(board.at("due").at("rule_id"), "loc-report-share-icpc-3wd");
    EXPECT_EQ(board.at("items").as_array().size(), 4U);
    EXPECT_EQ(board.at("items").at(0).at("state"), "asked");
}

TEST_F(AgencyReportApi, RecordsAReportAndGivesItsFileBack)
{
    auto bs = service.as("bs");
    const auto made = bs.post_json(api, with_a_file);
    ASSERT_EQ(made.status(), 201) << made.body();
    const std::string address = made.header("Location");
    EXPECT_EQ(address, api + "/" + std::string{parsed(made).at("id").as_string()});

    const json::object read = parsed(bs.get_json(address));
    EXPECT_EQ(read.at("agency"), "Health trust");
    EXPECT_EQ(read.at("file_names").at(0), "Notes.pdf");
    EXPECT_EQ(read.at("files").at(0).at("scan"), "not_scanned");
    const std::string file{read.at("files").at(0).at("id").as_string()};
    const auto bytes = bs.get(address + "/files/" + file);
    EXPECT_EQ(bytes.status(), 200);
    EXPECT_EQ(bytes.body(), "%PDF-1.7\n");
    EXPECT_EQ(bytes.header("Content-Security-Policy"), "default-src 'none'; sandbox");

    EXPECT_EQ(bs.post_json(address + "/shared", R"({"shared_on":"2026-11-20"})").status(), 204);
    EXPECT_EQ(parsed(bs.get_json(address)).at("shared_on"), "2026-11-20");
    EXPECT_EQ(bs.post_json(address + "/shared", R"({"shared_on":"2026-11-21"})").status(), 422);
    EXPECT_EQ(service.as("am").get_json(address).status(), 403);
}

struct Wrong {
    std::string given;
    const char* then_field;
};

TEST_F(AgencyReportApi, NamesWhatIsWrongWithAReport)
{
    const Wrong wrongs[] = {
        {R"({"invitee":"none","way":"on_paper","received_on":"2026-11-19"})", "invitee"},
        {R"({"invitee":"seat-mother","way":"on_paper","received_on":"2026-11-19"})", "invitee"},
        {R"({"invitee":"seat-nurse","way":"by_link","received_on":"2026-11-19"})", "way"},
        {R"({"invitee":"seat-nurse","way":"on_paper","received_on":"2026-11-21"})", "received_on"},
        {R"({"invitee":"seat-nurse","way":"uploaded","received_on":"2026-11-19"})", "file"},
        {R"({"invitee":"seat-nurse","way":"uploaded","received_on":"2026-11-19",)"
         R"("file":{"name":"a.pdf","content":"?"}})",
         "file"},
        {R"({"invitee":"seat-nurse","way":"uploaded","received_on":"2026-11-19",)"
         R"("file":{"name":"a.exe","content":"TVo="}})",
         "file"}};
    for (const Wrong& each : wrongs) {
        const auto answer = service.as("bs").post_json(api, each.given);
        ASSERT_EQ(answer.status(), 422) << each.given << answer.body();
        EXPECT_STREQ(parsed(answer).at("errors").at(0).at("field").as_string().c_str(),
                     each.then_field)
            << each.given;
    }
}

TEST_F(AgencyReportApi, RemindsAndListsTheMissing)
{
    auto bs = service.as("bs");

    EXPECT_EQ(parsed(bs.post_json(api + "/remind", "{}")).at("reminded"), 4);
    EXPECT_EQ(parsed(bs.post_json(api + "/remind", "{}")).at("reminded"), 0);
    EXPECT_EQ(bs.post_json(api + "/remind", R"({"invitee":"seat-police"})").status(), 409);
    EXPECT_EQ(bs.post_json(api + "/remind", R"({"invitee":"none"})").status(), 422);

    const json::object list = parsed(bs.get_json("/api/v1/reports-missing"));
    ASSERT_EQ(list.at("items").as_array().size(), 1U);
    const json::object& row = list.at("items").at(0).as_object();
    EXPECT_EQ(row.at("meeting"), "m1");
    EXPECT_EQ(row.at("asked"), 4);
    EXPECT_EQ(row.at("working_days_left"), 0);
}

}  // namespace
}  // namespace quorate::server
