#pragma once

#include <string_view>

namespace quorate::server {

// The shapes of the directory in OpenAPI: what is sent and what comes back, as JSON Schema.

inline constexpr std::string_view agency_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string",)"
    R"("maxLength":120},"kind":{"type":"string","enum":["children_social_care","police",)"
    R"("health","education","probation","housing","voluntary","legal","other"]},)"
    R"("active":{"type":"boolean"},"version":{"type":"integer"}}})";

inline constexpr std::string_view agency_found_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string",)"
    R"("maxLength":120},"kind":{"type":"string","enum":["children_social_care","police",)"
    R"("health","education","probation","housing","voluntary","legal","other"]},)"
    R"("active":{"type":"boolean"},"version":{"type":"integer"},)"
    R"("joining_code":{"type":"string"}}})";

inline constexpr std::string_view agency_add_schema =
    R"({"type":"object","required":["name","kind"],"properties":{"name":{"type":"string",)"
    R"("maxLength":120},"kind":{"type":"string","enum":["children_social_care","police",)"
    R"("health","education","probation","housing","voluntary","legal","other"]},)"
    R"("joining_code":{"type":"string"}}})";

inline constexpr std::string_view agency_patch_schema =
    R"({"type":"object","properties":{"name":{"type":"string","maxLength":120},)"
    R"("kind":{"type":"string","enum":["children_social_care","police","health",)"
    R"("education","probation","housing","voluntary","legal","other"]},)"
    R"("active":{"type":"boolean"}}})";

inline constexpr std::string_view contact_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"agency":{"type":"string"},)"
    R"("name":{"type":"string","maxLength":120},"job_title":{"type":"string",)"
    R"("maxLength":120},"discipline":{"type":"string"},"email":{"type":"string",)"
    R"("format":"email"},"phone":{"type":"string"},"duty_mailbox":{"type":"boolean"},)"
    R"("deputy":{"type":["string","null"]},"agency_name":{"type":"string"},)"
    R"("agency_kind":{"type":"string","enum":["children_social_care","police","health",)"
    R"("education","probation","housing","voluntary","legal","other"]},)"
    R"("active":{"type":"boolean"},"version":{"type":"integer"}}})";

inline constexpr std::string_view contact_add_schema =
    R"({"type":"object","required":["agency","name","job_title","email"],)"
    R"("properties":{"agency":{"type":"string"},"name":{"type":"string","maxLength":120},)"
    R"("job_title":{"type":"string","maxLength":120},"discipline":{"type":"string"},)"
    R"("email":{"type":"string","format":"email"},"phone":{"type":"string"},)"
    R"("duty_mailbox":{"type":"boolean"},"deputy":{"type":["string","null"]}}})";

inline constexpr std::string_view contact_patch_schema =
    R"({"type":"object","properties":{"name":{"type":"string","maxLength":120},)"
    R"("job_title":{"type":"string","maxLength":120},"discipline":{"type":"string"},)"
    R"("email":{"type":"string","format":"email"},"phone":{"type":"string"},)"
    R"("duty_mailbox":{"type":"boolean"},"deputy":{"type":["string","null"]},)"
    R"("active":{"type":"boolean"}}})";

inline constexpr std::string_view import_request_schema =
    R"({"type":"object","required":["csv"],"properties":{"csv":{"type":"string"},)"
    R"("dry_run":{"type":"boolean"}}})";

inline constexpr std::string_view import_answer_schema =
    R"({"type":"object","properties":{"added":{"type":"integer"},)"
    R"("updated":{"type":"integer"},"unchanged":{"type":"integer"},)"
    R"("refused":{"type":"integer"},"lines":{"type":"array","items":{"type":"object",)"
    R"("properties":{"line":{"type":"integer"},"outcome":{"type":"string","enum":["add",)"
    R"("update","unchanged","refused"]},"contact":{"type":"string"},)"
    R"("errors":{"type":"array","items":{"type":"object",)"
    R"("properties":{"field":{"type":"string"},"message":{"type":"string"}}}}}}}}})";

inline constexpr std::string_view room_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string",)"
    R"("maxLength":120},"building":{"type":"string"},"capacity":{"type":"integer",)"
    R"("minimum":1,"maximum":1000},"features":{"type":"array","items":{"type":"string",)"
    R"("enum":["step_free","accessible_toilet","hearing_loop","parking","waiting_room",)"
    R"("separate_entrance","quiet_space","baby_changing","video"]}},)"
    R"("active":{"type":"boolean"},"version":{"type":"integer"}}})";

inline constexpr std::string_view room_add_schema =
    R"({"type":"object","required":["name","capacity"],)"
    R"("properties":{"name":{"type":"string","maxLength":120},"building":{"type":"string"},)"
    R"("capacity":{"type":"integer","minimum":1,"maximum":1000},"features":{"type":"array",)"
    R"("items":{"type":"string","enum":["step_free","accessible_toilet","hearing_loop",)"
    R"("parking","waiting_room","separate_entrance","quiet_space","baby_changing",)"
    R"("video"]}}}})";

inline constexpr std::string_view room_patch_schema =
    R"({"type":"object","properties":{"name":{"type":"string","maxLength":120},)"
    R"("building":{"type":"string"},"capacity":{"type":"integer","minimum":1,)"
    R"("maximum":1000},"features":{"type":"array","items":{"type":"string",)"
    R"("enum":["step_free","accessible_toilet","hearing_loop","parking","waiting_room",)"
    R"("separate_entrance","quiet_space","baby_changing","video"]}},)"
    R"("active":{"type":"boolean"}}})";

inline constexpr std::string_view team_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string",)"
    R"("maxLength":120},"active":{"type":"boolean"},"version":{"type":"integer"}}})";

inline constexpr std::string_view team_add_schema =
    R"({"type":"object","required":["name"],"properties":{"name":{"type":"string",)"
    R"("maxLength":120}}})";

inline constexpr std::string_view team_patch_schema =
    R"({"type":"object","properties":{"name":{"type":"string","maxLength":120},)"
    R"("active":{"type":"boolean"}}})";

inline constexpr std::string_view user_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"},)"
    R"("email":{"type":"string","format":"email"},"job_title":{"type":"string"},)"
    R"("role":{"type":"string"},"chairs_meetings":{"type":"boolean"},)"
    R"("teams":{"type":"array","items":{"type":"string"}},"active":{"type":"boolean"}}})";

inline constexpr std::string_view authority_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"},)"
    R"("jurisdiction":{"type":"string","enum":["england","wales"]},)"
    R"("meetings_email":{"type":"string","format":"email"},)"
    R"("meetings_phone":{"type":"string"},"quorum":{"type":"object",)"
    R"("properties":{"other_agencies":{"type":"integer"},)"
    R"("health_counts_as":{"type":"string","enum":["one","per_discipline"]}}},)"
    R"("is_demo":{"type":"boolean"},"version":{"type":"integer"}}})";

inline constexpr std::string_view agency_list_schema =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object",)"
    R"("properties":{"id":{"type":"string"},"name":{"type":"string","maxLength":120},)"
    R"("kind":{"type":"string","enum":["children_social_care","police","health",)"
    R"("education","probation","housing","voluntary","legal","other"]},)"
    R"("active":{"type":"boolean"},"version":{"type":"integer"}}}}}})";

inline constexpr std::string_view contact_list_schema =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object",)"
    R"("properties":{"id":{"type":"string"},"agency":{"type":"string"},)"
    R"("name":{"type":"string","maxLength":120},"job_title":{"type":"string",)"
    R"("maxLength":120},"discipline":{"type":"string"},"email":{"type":"string",)"
    R"("format":"email"},"phone":{"type":"string"},"duty_mailbox":{"type":"boolean"},)"
    R"("deputy":{"type":["string","null"]},"agency_name":{"type":"string"},)"
    R"("agency_kind":{"type":"string","enum":["children_social_care","police","health",)"
    R"("education","probation","housing","voluntary","legal","other"]},)"
    R"("active":{"type":"boolean"},"version":{"type":"integer"}}}}}})";

inline constexpr std::string_view room_list_schema =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object",)"
    R"("properties":{"id":{"type":"string"},"name":{"type":"string","maxLength":120},)"
    R"("building":{"type":"string"},"capacity":{"type":"integer","minimum":1,)"
    R"("maximum":1000},"features":{"type":"array","items":{"type":"string",)"
    R"("enum":["step_free","accessible_toilet","hearing_loop","parking","waiting_room",)"
    R"("separate_entrance","quiet_space","baby_changing","video"]}},)"
    R"("active":{"type":"boolean"},"version":{"type":"integer"}}}}}})";

inline constexpr std::string_view team_list_schema =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object",)"
    R"("properties":{"id":{"type":"string"},"name":{"type":"string","maxLength":120},)"
    R"("active":{"type":"boolean"},"version":{"type":"integer"}}}}}})";

inline constexpr std::string_view user_list_schema =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object",)"
    R"("properties":{"id":{"type":"string"},"name":{"type":"string"},)"
    R"("email":{"type":"string","format":"email"},"job_title":{"type":"string"},)"
    R"("role":{"type":"string"},"chairs_meetings":{"type":"boolean"},)"
    R"("teams":{"type":"array","items":{"type":"string"}},"active":{"type":"boolean"}}}}}})";

inline constexpr std::string_view authority_list_schema =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object",)"
    R"("properties":{"id":{"type":"string"},"name":{"type":"string"},)"
    R"("jurisdiction":{"type":"string","enum":["england","wales"]},)"
    R"("meetings_email":{"type":"string","format":"email"},)"
    R"("meetings_phone":{"type":"string"},"quorum":{"type":"object",)"
    R"("properties":{"other_agencies":{"type":"integer"},)"
    R"("health_counts_as":{"type":"string","enum":["one","per_discipline"]}}},)"
    R"("is_demo":{"type":"boolean"},"version":{"type":"integer"}}}}}})";

}  // namespace quorate::server
