/**
 * Secrets that say by their first characters what they are. The formats are those that the providers document and that the
 * public scanners (gitleaks, secretlint, GitHub's secret scanning) agree on; the table itself is written for this program,
 * because it must find them after a reader of pictures has misread some of their letters.
 */
import type { FieldsOf } from '../../src-preload/contract/memory.ts';

export type SecretType = FieldsOf<'vault'>['entryType'];

export interface KnownFormat {
  /** Compared by letters and digits alone, those that look alike being the same. */
  readonly prefix: string;
  /** As the owner would call it. */
  readonly caption: string;
  /** Letters and digits that follow the prefix, at least. */
  readonly length: number;
}

/** `caption`: prefixes with the length of what follows. */
const formats: Readonly<Record<string, readonly (readonly [prefix: string, length: number])[]>> = {
  '1Password token': [['ops_eyJ', 60]],
  'Adobe key': [['p8e-', 30]],
  'Age key': [['AGE-SECRET-KEY-1', 50]],
  'Alibaba key': [['LTAI', 16]],
  'Anthropic key': [['sk-ant-', 60]],
  'Artifactory key': [
    ['AKCp', 60],
    ['cmVmd', 50],
  ],
  'Atlassian token': [
    ['ATATT3', 60],
    ['ATCTT3', 60],
    ['ATBB', 24],
  ],
  'AWS key': [
    ['AKIA', 15],
    ['ASIA', 15],
    ['ABIA', 15],
    ['ACCA', 15],
    ['ABSK', 80],
    ['bedrock-api-key-', 20],
  ],
  'Buildkite token': [['bkua_', 36]],
  'Cerebras key': [['csk-', 46]],
  'CircleCI token': [['CCIPAT_', 40]],
  'Clojars token': [['CLOJARS_', 50]],
  'Cloudflare token': [
    ['cfat_', 40],
    ['cfut_', 40],
    ['cfk_', 40],
  ],
  'Databricks token': [['dapi', 30]],
  'Defined Networking key': [['dnkey-', 40]],
  'DigitalOcean token': [
    ['dop_v1_', 56],
    ['doo_v1_', 56],
    ['dor_v1_', 56],
  ],
  'Docker token': [
    ['dckr_pat_', 22],
    ['dckr_oat_', 22],
  ],
  'Doppler token': [
    ['dp.pt.', 38],
    ['dp.st.', 36],
    ['dp.ct.', 36],
    ['dp.sa.', 36],
  ],
  'Dropbox token': [['sl.', 120]],
  'Duffel token': [
    ['duffel_test_', 30],
    ['duffel_live_', 30],
  ],
  'Dynatrace token': [['dt0c01.', 70]],
  'EasyPost key': [
    ['EZAK', 46],
    ['EZTK', 46],
  ],
  'Facebook token': [['EAAC', 60]],
  'Figma token': [['figd_', 34]],
  'Fireworks key': [['fw_', 22]],
  'Flutterwave key': [
    ['FLWSECK_TEST-', 12],
    ['FLWPUBK_TEST-', 12],
    ['FLWSECK-', 28],
  ],
  'Fly token': [
    ['fo1_', 36],
    ['fm1r_', 80],
    ['fm2_', 80],
  ],
  'Frame.io token': [['fio-u-', 50]],
  'GitHub token': [
    ['github_pat_', 60],
    ['ghp_', 30],
    ['gho_', 30],
    ['ghu_', 30],
    ['ghs_', 30],
    ['ghr_', 30],
  ],
  'GitLab token': [
    ['glpat-', 18],
    ['gldt-', 18],
    ['glrt-', 18],
    ['glcbt-', 18],
    ['glptt-', 30],
    ['glft-', 18],
    ['glsoat-', 18],
    ['glagent-', 40],
    ['gloas-', 50],
    ['glimt-', 22],
    ['glffct-', 18],
    ['GR1348941', 18],
    ['_gitlab_session=', 28],
  ],
  'Google key': [
    ['AIza', 32],
    ['GOCSPX-', 24],
    ['ya29.', 40],
  ],
  'Grafana token': [
    ['glsa_', 36],
    ['glc_', 30],
    ['eyJrIjoi', 60],
  ],
  'Groq key': [['gsk_', 46]],
  'Heroku key': [['HRKU-', 50]],
  'Hugging Face token': [
    ['hf_', 30],
    ['api_org_', 30],
  ],
  'Infracost key': [['ico-', 30]],
  'LangSmith key': [['lsv2_', 36]],
  'Linear key': [
    ['lin_api_', 36],
    ['lin_oauth_', 36],
  ],
  'Mailgun key': [['key-', 30]],
  'Mapbox token': [
    ['pk.eyJ', 50],
    ['sk.eyJ', 50],
  ],
  'Matrix token': [['syt_', 30]],
  'n8n key': [['n8n_api_', 20]],
  'Netlify token': [['nfp_', 34]],
  'New Relic key': [
    ['NRAK-', 24],
    ['NRII-', 28],
    ['NRJS-', 17],
  ],
  'Notion token': [['ntn_', 42]],
  'npm token': [['npm_', 32]],
  'NVIDIA key': [['nvapi-', 56]],
  'OpenAI key': [
    ['sk-proj-', 60],
    ['sk-svcacct-', 60],
    ['sk-admin-', 60],
    ['sk-or-v1-', 56],
    ['sk-', 44],
  ],
  'OpenShift token': [['sha256~', 38]],
  'Perplexity key': [['pplx-', 44]],
  'Pinecone key': [['pcsk_', 50]],
  'Plaid token': [
    ['access-production-', 30],
    ['access-development-', 30],
    ['access-sandbox-', 30],
  ],
  'PlanetScale token': [
    ['pscale_tkn_', 28],
    ['pscale_pw_', 28],
    ['pscale_oauth_', 28],
  ],
  'Postman key': [['PMAK-', 50]],
  'Prefect key': [['pnu_', 32]],
  'Pulumi token': [['pul-', 36]],
  'PyPI token': [['pypi-AgEI', 50]],
  'Razorpay key': [
    ['rzp_live_', 14],
    ['rzp_test_', 14],
  ],
  'ReadMe key': [['rdme_', 62]],
  'Replicate token': [['r8_', 34]],
  'RubyGems key': [['rubygems_', 44]],
  'Scalingo token': [['tk-us-', 40]],
  'SendGrid key': [['SG.', 56]],
  'Sendinblue key': [['xkeysib-', 70]],
  'Sentry token': [
    ['sntrys_', 50],
    ['sntryu_', 56],
  ],
  'SettleMint token': [
    ['sm_pat_', 14],
    ['sm_aat_', 14],
    ['sm_sat_', 14],
  ],
  'Shippo token': [
    ['shippo_live_', 36],
    ['shippo_test_', 36],
  ],
  'Shopify token': [
    ['shpat_', 28],
    ['shpca_', 28],
    ['shppa_', 28],
    ['shpss_', 28],
  ],
  'Slack token': [
    ['xoxb-', 16],
    ['xoxp-', 16],
    ['xoxa-', 16],
    ['xoxr-', 16],
    ['xoxs-', 16],
    ['xoxo-', 16],
    ['xoxe.', 60],
    ['xoxc-', 40],
    ['xoxd-', 60],
    ['xapp-', 24],
  ],
  'Square token': [
    ['sq0atp-', 20],
    ['sq0csp-', 36],
    ['EAAAE', 50],
  ],
  'Stripe key': [
    ['sk_live_', 20],
    ['sk_test_', 16],
    ['rk_live_', 20],
    ['rk_test_', 20],
    ['whsec_', 28],
  ],
  'Supabase key': [
    ['sbp_', 36],
    ['sb_secret_', 26],
  ],
  'Tailscale key': [['tskey-', 24]],
  'Tavily key': [['tvly-', 28]],
  'Together key': [['tgp_v1_', 38]],
  'Terraform token': [['atlasv1.', 50]],
  'Twilio key': [['SK', 32]],
  'Typeform token': [['tfp_', 50]],
  'Vault token': [
    ['hvs.', 70],
    ['hvb.', 100],
    ['hvr.', 70],
  ],
  'Vercel token': [
    ['vcp_', 30],
    ['vci_', 30],
    ['vca_', 30],
    ['vcr_', 30],
    ['vck_', 30],
    // As readers of pictures see the first three: c and e are told apart by one stroke.
    ['vep_', 30],
    ['vei_', 30],
    ['vea_', 30],
  ],
  'xAI key': [['xai-', 60]],
  'Yandex key': [
    ['AQVN', 30],
    ['t1.9euelZ', 80],
  ],
  'Session token': [['eyJ', 40]],
};

export const knownFormats: readonly KnownFormat[] = Object.entries(formats).flatMap(([caption, prefixes]) =>
  prefixes.map(([prefix, length]) => ({ prefix, caption, length })),
);
