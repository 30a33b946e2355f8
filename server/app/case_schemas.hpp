#pragma once

#include <string_view>

namespace quorate::server {

// The shapes of cases in OpenAPI: what is sent and what comes back, as JSON Schema.

inline constexpr std::string_view child_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"given_name":{"type":"string"},)"
    R"("family_name":{"type":"string"},"date_of_birth":{"type":["string","null"],)"
    R"("format":"date"},"expected_delivery_date":{"type":["string","null"],"format":"date"},)"
    R"("version":{"type":"integer"}}})";

inline constexpr std::string_view child_sent_schema =
    R"({"type":"object","properties":{"given_name":{"type":"string","maxLength":100},)"
    R"("family_name":{"type":"string","maxLength":100},"date_of_birth":{"type":"string",)"
    R"("format":"date"},"expected_delivery_date":{"type":"string","format":"date"}}})";

inline constexpr std::string_view member_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"},)"
    R"("relationship":{"type":"string"},"has_parental_responsibility":{"type":"boolean"},)"
    R"("email":{"type":"string"},"phone":{"type":"string"},"may_email":{"type":"boolean"},)"
    R"("language":{"type":"string"},"interpreter":{"type":"string"},)"
    R"("safe_contact_notes":{"type":"string"},"version":{"type":"integer"}}})";

inline constexpr std::string_view member_sent_schema =
    R"({"type":"object","properties":{"name":{"type":"string","maxLength":100},)"
    R"("relationship":{"type":"string","maxLength":60},)"
    R"("has_parental_responsibility":{"type":"boolean"},"email":{"type":"string",)"
    R"("format":"email"},"phone":{"type":"string","maxLength":30},)"
    R"("may_email":{"type":"boolean"},"language":{"type":"string","maxLength":60},)"
    R"("interpreter":{"type":"string","maxLength":60},)"
    R"("safe_contact_notes":{"type":"string","maxLength":2000}}})";

inline constexpr std::string_view case_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"reference":{"type":"string"},)"
    R"("family_name":{"type":"string"},"jurisdiction":{"type":"string","enum":["england",)"
    R"("wales"]},"team":{"type":"string"},"lead_worker":{"type":"string"},)"
    R"("level":{"type":"integer"},"open":{"type":"boolean"},)"
    R"("children_count":{"type":"integer"},"version":{"type":"integer"},)"
    R"("children":{"type":"array","items":{"type":"object"}},)"
    R"("family_members":{"type":"array","items":{"type":"object"}},)"
    R"("excluded_people":{"type":"array","items":{"type":"object"}}}})";

inline constexpr std::string_view case_add_schema =
    R"({"type":"object","required":["reference","family_name","jurisdiction","team",)"
    R"("lead_worker","children"],"properties":{"reference":{"type":"string","maxLength":40},)"
    R"("family_name":{"type":"string","maxLength":100},"jurisdiction":{"type":"string",)"
    R"("enum":["england","wales"]},"team":{"type":"string"},"lead_worker":{"type":"string"},)"
    R"("children":{"type":"array","minItems":1,"items":{"type":"object","properties":{)"
    R"("given_name":{"type":"string"},"family_name":{"type":"string"},)"
    R"("date_of_birth":{"type":"string","format":"date"},)"
    R"("expected_delivery_date":{"type":"string","format":"date"}}}},)"
    R"("family_members":{"type":"array","items":{"type":"object"}}}})";

inline constexpr std::string_view case_patch_schema =
    R"({"type":"object","properties":{"reference":{"type":"string","maxLength":40},)"
    R"("family_name":{"type":"string","maxLength":100},"jurisdiction":{"type":"string",)"
    R"("enum":["england","wales"]},"team":{"type":"string"},"lead_worker":{"type":"string"},)"
    R"("open":{"type":"boolean"}}})";

inline constexpr std::string_view case_search_schema =
    R"({"type":"object","properties":{"q":{"type":"string"},"open_only":{"type":"boolean"},)"
    R"("after":{"type":"string"},"limit":{"type":"integer","minimum":1,"maximum":200}}})";

inline constexpr std::string_view address_schema =
    R"({"type":"object","properties":{"safe_address":{"type":"string","maxLength":500}}})";

inline constexpr std::string_view excluded_schema =
    R"({"type":"object","required":["reason"],"properties":{"family_member":{"type":"string"},)"
    R"("contact":{"type":"string"},"reason":{"type":"string","maxLength":500}}})";

inline constexpr std::string_view event_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"kind":{"type":"string"},)"
    R"("on":{"type":"string","format":"date"},"initiates_section_47":{"type":"boolean"},)"
    R"("makes_plan":{"type":"boolean"},"note":{"type":"string"},)"
    R"("recorded_at":{"type":"string","format":"date-time"},)"
    R"("corrects":{"type":["string","null"]},"correction_reason":{"type":"string"},)"
    R"("replaced_at":{"type":["string","null"],"format":"date-time"},)"
    R"("withdrawal_reason":{"type":"string"}}})";

inline constexpr std::string_view event_add_schema =
    R"({"type":"object","required":["kind","on"],"properties":{"kind":{"type":"string",)"
    R"("enum":["referral","assessment_allocated","assessment_started","assessment_finished",)"
    R"("strategy_discussion","conference_held","review_conference_held","plan_started",)"
    R"("plan_ended","child_seen","expected_delivery_date","cin_plan_agreed"]},)"
    R"("on":{"type":"string","format":"date"},"initiates_section_47":{"type":"boolean"},)"
    R"("makes_plan":{"type":"boolean"},"note":{"type":"string","maxLength":2000},)"
    R"("confirm_unusual":{"type":"boolean"}}})";

inline constexpr std::string_view event_correct_schema =
    R"({"type":"object","required":["on","reason"],"properties":{"on":{"type":"string",)"
    R"("format":"date"},"initiates_section_47":{"type":"boolean"},)"
    R"("makes_plan":{"type":"boolean"},"note":{"type":"string","maxLength":2000},)"
    R"("reason":{"type":"string","maxLength":500},"confirm_unusual":{"type":"boolean"}}})";

inline constexpr std::string_view reason_schema =
    R"({"type":"object","required":["reason"],"properties":{"reason":{"type":"string",)"
    R"("maxLength":500}}})";

inline constexpr std::string_view due_dates_schema =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object",)"
    R"("properties":{"id":{"type":"string"},"rule_id":{"type":"string"},)"
    R"("label":{"type":"string"},"level":{"type":"string","enum":["law","guidance","local"]},)"
    R"("meeting_type":{"type":["string","null"]},"event":{"type":"string"},)"
    R"("counted_from":{"type":"string","format":"date"},)"
    R"("limit_date":{"type":"string","format":"date"},)"
    R"("schedule_by":{"type":"string","format":"date"},"status":{"type":"string",)"
    R"("enum":["open","met","not_needed"]},"provisional":{"type":"boolean"},)"
    R"("met_on":{"type":["string","null"],"format":"date"},)"
    R"("meeting":{"type":["string","null"]},"working_days_left":{"type":"integer"},)"
    R"("explanation":{"type":"array","items":{"type":"string"}},"source":{"type":"string"},)"
    R"("edition":{"type":"string"},"paragraph":{"type":"string"}}}}}})";

inline constexpr std::string_view settle_schema =
    R"({"type":"object","required":["as","reason"],"properties":{"as":{"type":"string",)"
    R"("enum":["met","not_needed","open"]},"met_on":{"type":"string","format":"date"},)"
    R"("reason":{"type":"string","maxLength":500}}})";

}  // namespace quorate::server
