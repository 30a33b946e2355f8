#pragma once

namespace quorate::test {

// What a browser and a device hand over for "meetings.example.org", all in base64url: made for the
// challenge "made-challenge", signed for "signing-challenge" with a counter of 7. Keys that were
// drawn for this and thrown away.

struct Es256 {
    static constexpr const char* id = "sFrAmaTvpOdlbl2f3mpfttEqNUuTOh637q4eWYNfkuA";
    static constexpr const char* key =
        "IeUoKqwHX1QtXIXfyNgsdhIEJQYwqQSMTsDICcG9UrNIiSAj954aJ0-uYKnzVEXbDymQAOTU0s5mKrOfwVlc"
        "Aw";
    static constexpr const char* made_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiYldGa1pTMWphR0ZzYkdWdVoyVSIsIm9y"
        "aWdpbiI6Imh0dHBzOi8vbWVldGluZ3MuZXhhbXBsZS5vcmciLCJjcm9zc09yaWdpbiI6ZmFsc2V9";
    static constexpr const char* made_auth =
        "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z45FAAAAAQAAAAAAAAAAAAAAAAAAAAAAILBawJmk76Tn"
        "ZW5dn95qX7bRKjVLkzoet-6uHlmDX5LgpQECAyYgASFYICHlKCqsB19ULVyF38jYLHYSBCUGMKkEjE7AyAnB"
        "vVKzIlggSIkgI_eeGidPrmCp81RF2w8pkADk1NLOZiqzn8FZXAM";
    static constexpr const char* made_unverified =
        "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z45BAAAAAQAAAAAAAAAAAAAAAAAAAAAAILBawJmk76Tn"
        "ZW5dn95qX7bRKjVLkzoet-6uHlmDX5LgpQECAyYgASFYICHlKCqsB19ULVyF38jYLHYSBCUGMKkEjE7AyAnB"
        "vVKzIlggSIkgI_eeGidPrmCp81RF2w8pkADk1NLOZiqzn8FZXAM";
    static constexpr const char* made_elsewhere =
        "nBgN4M1pnueIl8R8_bPn7h11kG4xt3RqR0fepTaQmDdFAAAAAQAAAAAAAAAAAAAAAAAAAAAAILBawJmk76Tn"
        "ZW5dn95qX7bRKjVLkzoet-6uHlmDX5LgpQECAyYgASFYICHlKCqsB19ULVyF38jYLHYSBCUGMKkEjE7AyAnB"
        "vVKzIlggSIkgI_eeGidPrmCp81RF2w8pkADk1NLOZiqzn8FZXAM";
    static constexpr const char* get_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiYzJsbmJtbHVaeTFqYUdGc2JHVnVaMlUiLCJv"
        "cmlnaW4iOiJodHRwczovL21lZXRpbmdzLmV4YW1wbGUub3JnIiwiY3Jvc3NPcmlnaW4iOmZhbHNlfQ";
    static constexpr const char* get_auth = "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z44FAAAABw";
    static constexpr const char* sig =
        "MEQCIDAYzNpk2FbI1IzaTBSm98EMxcc_P1HqVyz_TECC7M8mAiBrtgNrjPzG3YGUbEuAl08-kHe_UgrtRso7"
        "cj6dj_3gtQ";
    static constexpr const char* phish_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiYzJsbmJtbHVaeTFqYUdGc2JHVnVaMlUiLCJv"
        "cmlnaW4iOiJodHRwczovL21lZXRpbmdzLmV4YW1wbGUub3JnLmV2aWwuZXhhbXBsZSIsImNyb3NzT3JpZ2lu"
        "IjpmYWxzZX0";
    static constexpr const char* phish_auth = "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z44FAAAABw";
    static constexpr const char* phish_sig =
        "MEUCIBWQYvQbTjK-hqPiVwGj9oa2ENoIGgwpTrP4l_3zToJJAiEAk9sZVUVzQ0-wUtLdnVF7UnMYkn80QLQF"
        "8RnIh48OipM";
    static constexpr const char* framed_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiYzJsbmJtbHVaeTFqYUdGc2JHVnVaMlUiLCJv"
        "cmlnaW4iOiJodHRwczovL21lZXRpbmdzLmV4YW1wbGUub3JnIiwiY3Jvc3NPcmlnaW4iOnRydWV9";
    static constexpr const char* framed_auth = "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z44FAAAABw";
    static constexpr const char* framed_sig =
        "MEQCIA3qOiwT3ckm6lBbfEk6o4eK9kgYcTHKOMcUF5g9NNyGAiB6SrIyrU_EPk6dNEud4JgJo6Ih3sb0Wyc0"
        "29W9CwlbKg";
    static constexpr const char* unverified_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiYzJsbmJtbHVaeTFqYUdGc2JHVnVaMlUiLCJv"
        "cmlnaW4iOiJodHRwczovL21lZXRpbmdzLmV4YW1wbGUub3JnIiwiY3Jvc3NPcmlnaW4iOmZhbHNlfQ";
    static constexpr const char* unverified_auth =
        "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z44BAAAABw";
    static constexpr const char* unverified_sig =
        "MEUCIDQ5_yx2Xo-zJQOKZY3bmaB-OeSgawEFO3f7Om_jUwjWAiEA21vMdonOMP-ZKKiHg2WoMk2B20I2ty4Y"
        "O36x_SDt0kI";
    static constexpr const char* absent_auth = "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z44EAAAABw";
    static constexpr const char* absent_sig =
        "MEQCICT7Bbyxh-YDAeA6IxFB7CzTl3Mg0pffqHxfh2dylMacAiBauf8Eee_lis3f4j33MS7MxaWkrquIgH_r"
        "hMX3mYVWbA";
    static constexpr const char* elsewhere_auth =
        "nBgN4M1pnueIl8R8_bPn7h11kG4xt3RqR0fepTaQmDcFAAAABw";
    static constexpr const char* elsewhere_sig =
        "MEYCIQCoEeBJx2aZehJkWxo31oUGlWvhEVVt9_5LLRmm1EhK8gIhAPPLvaTho4VfBHR19plpeavaOP6Skn3Z"
        "LFDq69Qzx-JY";
};

struct Eddsa {
    static constexpr const char* id = "PZ6QCg1pXuEBThTOi3p-K9WY0apYUf8yiZjUMJMr6hc";
    static constexpr const char* key = "Xe0ZN0t3iuUcSpRQWZhbiKllAQBmSAbkRDC6HaogHDY";
    static constexpr const char* made_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiYldGa1pTMWphR0ZzYkdWdVoyVSIsIm9y"
        "aWdpbiI6Imh0dHBzOi8vbWVldGluZ3MuZXhhbXBsZS5vcmciLCJjcm9zc09yaWdpbiI6ZmFsc2V9";
    static constexpr const char* made_auth =
        "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z45FAAAAAQAAAAAAAAAAAAAAAAAAAAAAID2ekAoNaV7h"
        "AU4Uzot6fivVmNGqWFH_MomY1DCTK-oXpAEBAycgBiFYIF3tGTdLd4rlHEqUUFmYW4ipZQEAZkgG5EQwuh2q"
        "IBw2";
    static constexpr const char* get_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiYzJsbmJtbHVaeTFqYUdGc2JHVnVaMlUiLCJv"
        "cmlnaW4iOiJodHRwczovL21lZXRpbmdzLmV4YW1wbGUub3JnIiwiY3Jvc3NPcmlnaW4iOmZhbHNlfQ";
    static constexpr const char* get_auth = "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z44FAAAABw";
    static constexpr const char* sig =
        "AiFg_ArbjUtZWdp0SAWutdBxOuab5H_mNB3c1LfIKkPV43CxhMoS644aRGjqtCDjojGXDJFkIYzqUN4JbCB1"
        "BQ";
};

struct Rs256 {
    static constexpr const char* id = "kCvOo92sPiYUA4kQLViXgYIdD9sQ3E_6coQYiHXncI8";
    static constexpr const char* key =
        "tZUHBnb3O-Tu7P4XmQ20LnNj-x57oSD4gK9RpxBlQ1s0qmvSncvhnniDHjV2QMeTvzxIsYdwPlBIHmjFrqOr"
        "RzfEweRGB_6qCj9USphn0Uac-bWtooilmZ13scMt8SW51kqYpsPkDoE_pAOlOcRDGeiN3GX_62yUsdhHb-rR"
        "LD3GS1ExqQY5Cgyxdj1n8n02_amBmDzcmafWokFVMOkmVXoMmAIrxbHycsiRK776HxKCFYF_oaJj7_suc63v"
        "ExKyOJGX_Ei3Gu0B1yQm-dv04rnY4otF7TzCG87-I0w1QBAUT20UP6niJ6_0O_tww-fetBzKY082nsRCBwDS"
        "P9YBNQEAAQ";
    static constexpr const char* made_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiYldGa1pTMWphR0ZzYkdWdVoyVSIsIm9y"
        "aWdpbiI6Imh0dHBzOi8vbWVldGluZ3MuZXhhbXBsZS5vcmciLCJjcm9zc09yaWdpbiI6ZmFsc2V9";
    static constexpr const char* made_auth =
        "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z45FAAAAAQAAAAAAAAAAAAAAAAAAAAAAIJArzqPdrD4m"
        "FAOJEC1Yl4GCHQ_bENxP-nKEGIh153CPpAEDAzkBACBZAQC1lQcGdvc75O7s_heZDbQuc2P7HnuhIPiAr1Gn"
        "EGVDWzSqa9Kdy-GeeIMeNXZAx5O_PEixh3A-UEgeaMWuo6tHN8TB5EYH_qoKP1RKmGfRRpz5ta2iiKWZnXex"
        "wy3xJbnWSpimw-QOgT-kA6U5xEMZ6I3cZf_rbJSx2Edv6tEsPcZLUTGpBjkKDLF2PWfyfTb9qYGYPNyZp9ai"
        "QVUw6SZVegyYAivFsfJyyJErvvofEoIVgX-homPv-y5zre8TErI4kZf8SLca7QHXJCb52_Tiudjii0XtPMIb"
        "zv4jTDVAEBRPbRQ_qeInr_Q7-3DD5960HMpjTzaexEIHANI_1gE1IUMBAAE";
    static constexpr const char* get_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiYzJsbmJtbHVaeTFqYUdGc2JHVnVaMlUiLCJv"
        "cmlnaW4iOiJodHRwczovL21lZXRpbmdzLmV4YW1wbGUub3JnIiwiY3Jvc3NPcmlnaW4iOmZhbHNlfQ";
    static constexpr const char* get_auth = "-5Nc5cTIHXO_VbCn6gsay8WBzQQGpGuotcZcxdK8Z44FAAAABw";
    static constexpr const char* sig =
        "Bc8Z9MFoVdeLyYxi2Ha0FDkNzEC95oY1VsQe-4u8I8GKEoo-N4BcnAN_o56KEt7s1cD0MvV7LkC1Dr1v1Ozf"
        "Ki4wa82Zu2plHWjuHEk8e5eIdYTTql_8Y1ad6DuLYRqayIAdi3PIBPw2fS8MKpeeQ79IciQ4RiitZ_moSEqI"
        "_auCVVYBx8L9G1ykAKabi_Rpl6jvPJZpwUF_qSnHwJQTr8xCzkVNYaGSKi6X1vv3ngtCj0Bc_Hzfhv_tAXbE"
        "BzD6GQlQAVRInmeqO0ks22PW-OcswYthLJfqYZaGZWCsF0ApPJTRFBgdXl6bj8bp4T8K4mzrEA_DAbDOVi5G"
        "Ybb8Xw";
};

// What Chromium handed over at an address of its own, with its device of software.
struct Chromium {
    static constexpr const char* id = "efOzmWczW2lzA5aRppd0i_0G28-amvanQXZKuVVAlp0";
    static constexpr const char* key =
        "-5XIgC-zwuuCmcGkyKbmmctiTb2XFPwgGA5P4_bhyANUS8AW_hEvKz-C6p9wkG_LG4_zH-YBJ3kAtRqLDLJx"
        "xQ";
    static constexpr const char* made_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiYldGa1pTMWphR0ZzYkdWdVoyVSIsIm9y"
        "aWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6Mzc2NDMiLCJjcm9zc09yaWdpbiI6ZmFsc2V9";
    static constexpr const char* made_auth =
        "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NFAAAAAQECAwQFBgcIAQIDBAUGBwgAIHnzs5lnM1tp"
        "cwOWkaaXdIv9BtvPmpr2p0F2SrlVQJadpQECAyYgASFYIPuVyIAvs8LrgpnBpMim5pnLYk29lxT8IBgOT-P2"
        "4cgDIlggVEvAFv4RLys_guqfcJBvyxuP8x_mASd5ALUaiwyyccU";
    static constexpr const char* get_client =
        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiYzJsbmJtbHVaeTFqYUdGc2JHVnVaMlUiLCJv"
        "cmlnaW4iOiJodHRwOi8vbG9jYWxob3N0OjM3NjQzIiwiY3Jvc3NPcmlnaW4iOmZhbHNlfQ";
    static constexpr const char* get_auth = "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAw";
    static constexpr const char* sig =
        "MEUCIGGrBtIxuwcQIzFmgKDthnjm-iiEy8re6Qrt_6PKbZRDAiEA7SVIKJIlh_roIGYPep9ERZNDDCxsPly0"
        "OnJQ7gUF7UI";
    static constexpr const char* origin = "http://localhost:37643";
};

}  // namespace quorate::test
